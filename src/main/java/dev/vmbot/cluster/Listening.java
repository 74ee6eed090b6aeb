package dev.vmbot.cluster;

/// Somebody who is called back until this is closed. Closing twice does nothing.
@FunctionalInterface
public interface Listening extends AutoCloseable {

    @Override
    void close();
}
