package dev.vmbot.kube;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;

/// VirtualMachines that the API server would take, made from the shape that KubeVirt documents for them (`types.go`,
/// v1.6): any field may be missing, and words and numbers are any that their type allows, also those of later releases.
public final class LegalMachines {

    private static final List<String> WORDS = List.of(
            "Always",
            "Halted",
            "Manual",
            "RerunOnFailure",
            "Once",
            "WaitAsReceiver",
            "Hibernated",
            "Running",
            "Stopped",
            "Starting",
            "Paused",
            "Migrating",
            "CrashLoopBackOff",
            "Parked",
            "True",
            "False",
            "Unknown",
            "Ready",
            "Failure",
            "Start",
            "Stop",
            "Suspend",
            "<!channel>",
            "`*_~",
            "名",
            "x".repeat(2000),
            "");

    private static final List<Long> NUMBERS = List.of(0L, 1L, 2L, -1L, 65_536L, 4_294_967_296L, Long.MAX_VALUE);
    private static final List<Object> QUANTITIES = List.of("4Gi", "1500m", 2, 2.5, Long.MAX_VALUE, "1e30");
    private static final List<String> TIMES =
            List.of("2026-11-21T12:00:00Z", "2026-11-21T12:00:00.123456+05:30", "0001-01-01T00:00:00Z");

    private static final Map<String, String> SHAPE = new TreeMap<>(Map.ofEntries(
            Map.entry("spec.runStrategy", "word"),
            Map.entry("spec.running", "flag"),
            Map.entry("spec.updateVolumesStrategy", "word"),
            Map.entry("spec.instancetype", "object name:word kind:word revisionName:word inferFromVolume:word"),
            Map.entry("spec.preference", "object name:word kind:word"),
            Map.entry("spec.dataVolumeTemplates", "list metadata:map spec:map"),
            Map.entry("spec.template.metadata", "object labels:map annotations:map"),
            Map.entry("spec.template.spec.terminationGracePeriodSeconds", "number"),
            Map.entry("spec.template.spec.evictionStrategy", "word"),
            Map.entry("spec.template.spec.volumes", "list name:word dataVolume:map containerDisk:map"),
            Map.entry("spec.template.spec.networks", "list name:word multus:map"),
            Map.entry("spec.template.spec.nodeSelector", "map"),
            Map.entry("spec.template.spec.domain.cpu", "object cores:number sockets:number threads:number model:word"),
            Map.entry("spec.template.spec.domain.memory", "object guest:quantity maxGuest:quantity hugepages:map"),
            Map.entry("spec.template.spec.domain.resources", "object requests:quantities limits:quantities"),
            Map.entry("spec.template.spec.domain.devices", "map"),
            Map.entry("status.printableStatus", "word"),
            Map.entry("status.created", "flag"),
            Map.entry("status.ready", "flag"),
            Map.entry("status.runStrategy", "word"),
            Map.entry("status.observedGeneration", "number"),
            Map.entry("status.desiredGeneration", "number"),
            Map.entry("status.snapshotInProgress", "word"),
            Map.entry("status.restoreInProgress", "word"),
            Map.entry(
                    "status.conditions",
                    "list type:word status:word reason:word message:word lastTransitionTime:time"
                            + " lastProbeTime:nothing"),
            Map.entry("status.stateChangeRequests", "list action:word uid:word data:map"),
            Map.entry(
                    "status.startFailure",
                    "object consecutiveFailCount:number lastFailedVMIUID:word retryAfterTimestamp:time"),
            Map.entry("status.volumeUpdateState", "map"),
            Map.entry("status.laterThanToday", "map")));

    private LegalMachines() {}

    /// @return as JSON has it: maps, lists, texts, numbers and truths
    public static Map<String, Object> any(String namespace, String name, long seed) {
        var random = new Random(seed);
        Map<String, Object> machine = new LinkedHashMap<>();
        machine.put("apiVersion", "kubevirt.io/v1");
        machine.put("kind", "VirtualMachine");
        machine.put(
                "metadata",
                new LinkedHashMap<>(Map.of(
                        "namespace",
                        namespace,
                        "name",
                        name,
                        "uid",
                        "uid-" + seed,
                        "resourceVersion",
                        Long.toString(seed + 1),
                        "creationTimestamp",
                        "2026-11-21T12:00:00Z")));
        int frequency = random.nextInt(1, 10);
        SHAPE.forEach((path, type) -> {
            if (random.nextInt(10) < frequency) {
                put(machine, path, value(type, random));
            }
        });
        return machine;
    }

    /// As the name that the API server allows: one to 253 characters.
    public static String anyName(long seed) {
        var random = new Random(seed);
        var name = new StringBuilder();
        int most = random.nextBoolean() ? 20 : 253;
        do {
            name.append(name.isEmpty() ? "" : ".")
                    .append("vm-%d".formatted(seed))
                    .append("x".repeat(random.nextInt(40)));
        } while (random.nextBoolean() && name.length() < most - 80);
        return name.toString();
    }

    @SuppressWarnings("unchecked") // What stands on the way was put there as a map.
    private static void put(Map<String, Object> machine, String path, Object value) {
        String[] steps = path.split("\\.", -1);
        Map<String, Object> here = machine;
        for (int i = 0; i < steps.length - 1; i++) {
            here = (Map<String, Object>) here.computeIfAbsent(steps[i], _ -> new LinkedHashMap<String, Object>());
        }
        here.put(steps[steps.length - 1], value);
    }

    private static Object value(String type, Random random) {
        String[] parts = type.split(" ", 2);
        return switch (parts[0]) {
            case "word" -> pick(WORDS, random);
            case "flag" -> random.nextBoolean();
            case "number" -> pick(NUMBERS, random);
            case "quantity" -> pick(QUANTITIES, random);
            case "time" -> pick(TIMES, random);
            case "map" -> some(random, _ -> pick(WORDS, random));
            case "quantities" -> some(random, _ -> pick(QUANTITIES, random));
            case "object" -> object(parts[1], random);
            case "list" ->
                random.ints(random.nextInt(4), 0, 2)
                        .mapToObj(_ -> object(parts[1], random))
                        .toList();
            default -> throw new IllegalArgumentException(type);
        };
    }

    private static Map<String, Object> object(String fields, Random random) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (String field : fields.split(" ", -1)) {
            String[] parts = field.split(":", 2);
            if (parts[1].equals("nothing")) {
                object.put(parts[0], null);
            } else if (random.nextInt(4) > 0) {
                object.put(parts[0], value(parts[1], random));
            }
        }
        return object;
    }

    private static Map<String, Object> some(Random random, Function<String, Object> values) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (String key : List.of("name", "cpu", "memory", "image")) {
            if (random.nextBoolean()) {
                map.put(key, values.apply(key));
            }
        }
        return map;
    }

    private static <T> T pick(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }
}
