package dev.vmbot.kube.evidence;

import dev.vmbot.diagnosis.evidence.Coverage.Part;
import dev.vmbot.diagnosis.evidence.Coverage.Reading;
import dev.vmbot.kube.evidence.Api.Answer;
import dev.vmbot.kube.evidence.Waves.Step;
import java.util.List;
import java.util.function.Function;

/// Makes of a path a step that reads it into one part of the harvest.
final class PartReader {

    /// More events than this in a namespace, and those of the VM are asked for by uid.
    private static final int EVENTS = 1000;

    private static final String LOG_TAIL = "?container=compute&tailLines=100&limitBytes=65536";

    private final Api api;
    private final Harvest harvest;
    private volatile boolean moreEvents;

    PartReader(Api api, Harvest harvest) {
        this.api = api;
        this.harvest = harvest;
    }

    Harvest harvest() {
        return harvest;
    }

    /// There are more events in the namespace than one request gives.
    boolean hasMoreEvents() {
        return moreEvents;
    }

    Step one(Part part, String path, String right) {
        return read(part, path, right, body -> List.of(api.tree(body)));
    }

    Step many(Part part, String path, String right) {
        return read(part, path, right, body -> api.tree(body).list("items"));
    }

    Step log(String path) {
        return read(
                Part.LOG,
                path + LOG_TAIL,
                "get pods/log",
                body -> body.lines().map(Fields::new).toList());
    }

    Step events(String path) {
        return read(Part.EVENTS, path + "?limit=" + EVENTS, "list events", body -> {
            Fields list = api.tree(body);
            moreEvents = list.findText("metadata", "continue").isPresent();
            return list.list("items");
        });
    }

    /// Besides a list that was cut off.
    Step eventsOf(String path, String uid) {
        return () -> {
            switch (api.text(path + "?fieldSelector=involvedObject.uid%3D" + uid, "list events")) {
                case Answer.Body(String body) ->
                    harvest.add(Part.EVENTS, api.tree(body).list("items"));
                case Answer.Absent() -> {}
                case Answer.Nothing(Reading why) -> harvest.miss(Part.EVENTS, why);
            }
        };
    }

    Step withheld(Part part, String right) {
        return () -> harvest.miss(part, new Reading.Withheld(right));
    }

    private Step read(Part part, String path, String right, Function<String, List<Fields>> reading) {
        return () -> {
            harvest.begin(part);
            switch (api.text(path, right)) {
                case Answer.Body(String body) -> harvest.bring(part, reading.apply(body));
                case Answer.Absent() -> harvest.bring(part, List.of());
                case Answer.Nothing(Reading why) -> harvest.miss(part, why);
            }
        };
    }
}
