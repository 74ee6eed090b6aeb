package dev.vmbot.app.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vmbot.sandbox.kubevirt.store.InMemoryStore;
import dev.vmbot.sandbox.kubevirt.store.Json;
import dev.vmbot.sandbox.kubevirt.store.Resource;
import dev.vmbot.sandbox.kubevirt.store.Write;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/// Secrets of every kind, and the hand that puts them wherever a cluster has room for a text.
final class Plant {

    /// Stands beside the secrets, and is none.
    static final String HARMLESS = "shelf 7";

    private static final String SEED = "pl4nted";
    private static final String USER_DATA = """
            #cloud-config
            users:
            - name: ann
              passwd: pl4nted
            runcmd:
            - echo pl4nted
            """;
    private static final String ENCODED =
            Base64.getEncoder().encodeToString(USER_DATA.getBytes(StandardCharsets.UTF_8));
    private static final String KEY = """
            -----BEGIN RSA PRIVATE KEY-----
            pl4ntedpl4nted
            pl4ntedpl4nted
            -----END RSA PRIVATE KEY-----
            """;
    private static final String LINE = HARMLESS
            + " password=pl4nted, https://ann:pl4nted@images.example/x, eyJhbGciOiJIUzI1NiJ9.pl4ntedpl4nted.pl4nted"
            + " xoxb-1-pl4ntedpl4nted Authorization: Bearer pl4ntedpl4nted\n";

    /// As a controller, a webhook or a launcher may say it.
    static final String WORDS = " " + LINE + KEY + USER_DATA;

    private static final List<Resource> SOURCES = List.of(
            Resource.VMS,
            Resource.VMIS,
            Resource.PODS,
            Resource.DATA_VOLUMES,
            Resource.CLAIMS,
            Resource.QUOTAS,
            Resource.MIGRATIONS,
            Resource.EVENTS);

    private Plant() {}

    static boolean isIn(String text) {
        return text.contains(SEED) || text.contains(ENCODED);
    }

    /// Objects that a cluster has beside its machines.
    static void furnish(InMemoryStore store, String namespace) {
        ObjectNode secret = named("cloud-init", namespace);
        secret.putObject("data").put("userdata", ENCODED).put("password", SEED);
        store.create(Resource.SECRETS, secret, Write.MAIN);
        ObjectNode storageClass = named("class-" + namespace, "");
        storageClass.putObject("parameters").put("adminPassword", SEED);
        store.create(Resource.STORAGE_CLASSES, storageClass, Write.MAIN);
    }

    private static ObjectNode named(String name, String namespace) {
        ObjectNode object = Json.object();
        ObjectNode metadata = object.putObject("metadata").put("name", name);
        if (!namespace.isEmpty()) {
            metadata.put("namespace", namespace);
        }
        return object;
    }

    /// Into all that is there.
    static void everywhere(InMemoryStore store, String namespace) {
        SOURCES.forEach(resource -> store.list(resource, namespace).forEach(object -> into(store, resource, object)));
        store.list(Resource.NODES, "").forEach(node -> into(store, Resource.NODES, node));
    }

    private static void into(InMemoryStore store, Resource resource, ObjectNode object) {
        messages(object);
        Json.child(object, "metadata", "annotations").put("note", WORDS).put("vault.example/token", SEED);
        if (resource.equals(Resource.VMS)) {
            cloudInit(object);
        }
        Json.child(object, "metadata").remove("resourceVersion");
        store.replace(resource, object, Write.MAIN);
        if (resource.hasStatus()) {
            store.replace(resource, object, Write.STATUS);
        }
    }

    private static void cloudInit(ObjectNode vm) {
        ArrayNode volumes = Json.children(Json.child(vm, "spec", "template", "spec"), "volumes");
        ObjectNode source = volumes.addObject().put("name", "init").putObject("cloudInitNoCloud");
        source.put("userData", USER_DATA).put("networkDataBase64", ENCODED);
        volumes.addObject().put("name", "keys").putObject("secret").put("secretName", "cloud-init");
    }

    /// Behind every message there is, conditions' and containers' among them.
    static void messages(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("message").isTextual()) {
            object.put("message", object.path("message").asText() + WORDS);
        }
        node.forEach(Plant::messages);
    }
}
