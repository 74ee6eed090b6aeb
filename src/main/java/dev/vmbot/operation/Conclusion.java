package dev.vmbot.operation;

import java.util.List;

/// How an operation ended.
public enum Conclusion {
    SUCCEEDED("Succeeded"),
    NOTHING_TO_DO("NothingToDo"),
    PARTLY_SUCCEEDED("PartlySucceeded"),
    FAILED("Failed"),
    /// The cluster could not be read for so long that nobody can say.
    UNKNOWN("Unknown"),
    CANCELLED("Cancelled"),
    EXPIRED("Expired"),
    REFUSED("Refused");

    private final String phase;

    Conclusion(String phase) {
        this.phase = phase;
    }

    public String phase() {
        return phase;
    }

    /// Whether an operation can end so before anything was begun.
    public boolean mayBeUndone() {
        return switch (this) {
            case CANCELLED, EXPIRED, REFUSED -> true;
            case SUCCEEDED, NOTHING_TO_DO, PARTLY_SUCCEEDED, FAILED, UNKNOWN -> false;
        };
    }

    /// All results of one batch taken together; one VM's own result when there is but one. A batch that somebody
    /// called off on its way is cancelled, whatever became of its first VMs.
    static Conclusion of(List<Result> results) {
        List<Conclusion> each =
                results.stream().map(Result::conclusion).distinct().toList();
        if (each.contains(CANCELLED)) {
            return CANCELLED;
        }
        if (each.size() == 1) {
            return each.getFirst();
        }
        if (each.stream().allMatch(one -> one == SUCCEEDED || one == NOTHING_TO_DO)) {
            return SUCCEEDED;
        }
        if (each.contains(SUCCEEDED) || each.contains(NOTHING_TO_DO)) {
            return PARTLY_SUCCEEDED;
        }
        return each.contains(UNKNOWN) ? UNKNOWN : FAILED;
    }
}
