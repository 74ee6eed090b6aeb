package dev.vmbot.kube;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/// Objects as real KubeVirt controllers wrote them.
final class Recorded {

    private Recorded() {}

    static <T> T object(String name, Class<T> kind) {
        try (InputStream json = Recorded.class.getResourceAsStream("/kube/" + name + ".json")) {
            return new KubernetesSerialization().unmarshal(Objects.requireNonNull(json, name), kind);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
