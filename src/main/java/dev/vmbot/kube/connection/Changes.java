package dev.vmbot.kube.connection;

import dev.vmbot.cluster.Listening;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Those who want to know what changed. One that throws does not keep the others from hearing.
public final class Changes<K> {

    private static final Logger LOG = LoggerFactory.getLogger(Changes.class);

    private final List<Consumer<K>> listeners = new CopyOnWriteArrayList<>();

    public Listening listen(Consumer<K> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    public void tell(K changed) {
        for (Consumer<K> listener : listeners) {
            try {
                listener.accept(changed);
            } catch (RuntimeException e) {
                LOG.atError().setCause(e).addKeyValue("changed", changed).log("listener failed");
            }
        }
    }

    /// @param tell what to do about an object of which anything changed, deletion included
    public static <T extends HasMetadata> ResourceEventHandler<T> handler(Consumer<T> tell) {
        return new ResourceEventHandler<>() {
            @Override
            public void onAdd(T object) {
                tell.accept(object);
            }

            @Override
            public void onUpdate(T before, T object) {
                tell.accept(object);
            }

            @Override
            public void onDelete(T object, boolean lastStateUnknown) {
                tell.accept(object);
            }
        };
    }
}
