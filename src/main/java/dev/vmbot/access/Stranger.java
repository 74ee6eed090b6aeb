package dev.vmbot.access;

/// Why nothing is done for somebody, whatever they ask.
public enum Stranger {
    GUEST,
    OUTSIDER,
    DEACTIVATED,
    BOT,
    /// Neither listed in `access.identity.users` nor with an e-mail that counts.
    UNMAPPED
}
