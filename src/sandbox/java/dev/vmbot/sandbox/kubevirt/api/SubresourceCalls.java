package dev.vmbot.sandbox.kubevirt.api;

import dev.vmbot.sandbox.kubevirt.store.ApiException;
import dev.vmbot.sandbox.kubevirt.store.Json;
import dev.vmbot.sandbox.kubevirt.virt.VirtApi;
import java.util.Set;

/// The aggregated API that virt-api serves.
public final class SubresourceCalls {

    public static final String GROUP = "subresources.kubevirt.io";
    private static final Set<String> VERSIONS = Set.of("v1", "v1alpha3");

    private final VirtApi api;

    public SubresourceCalls(VirtApi api) {
        this.api = api;
    }

    Reply answer(Call call, Target target) {
        if (!VERSIONS.contains(target.version())) {
            return Reply.text(404, "404 page not found");
        }
        if (target.plural().equals("version")) {
            return version();
        }
        boolean known = target.plural().equals("virtualmachines")
                && Set.of("start", "stop", "restart").contains(target.subresource());
        if (!known) {
            return Reply.text(404, "404: Page Not Found");
        }
        if (!call.method().equals("PUT")) {
            return Reply.text(405, "405: Method Not Allowed");
        }
        try {
            put(target, call.body());
            return Reply.ACCEPTED;
        } catch (ApiException e) {
            return Reply.of(e);
        }
    }

    private void put(Target target, String body) {
        switch (target.subresource()) {
            case "start" -> api.start(target.namespace(), target.name(), body);
            case "stop" -> api.stop(target.namespace(), target.name(), body);
            default -> api.restart(target.namespace(), target.name(), body);
        }
    }

    static Reply version() {
        return Reply.json(200, Json.object().put("gitVersion", "v1.9.0").put("platform", "linux/amd64"));
    }
}
