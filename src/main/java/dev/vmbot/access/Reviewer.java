package dev.vmbot.access;

/// The cluster's authorizer.
public interface Reviewer {

    /// Asks afresh, without a cache (SubjectAccessReview).
    ///
    /// @throws AccessUnavailableException when no answer could be had; that is no permission
    boolean allows(Identity identity, Permission permission);
}
