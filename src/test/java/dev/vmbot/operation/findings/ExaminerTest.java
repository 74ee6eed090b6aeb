package dev.vmbot.operation.findings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmbot.diagnosis.evidence.Evidence;
import dev.vmbot.model.VmRef;
import dev.vmbot.operation.ManualClock;
import dev.vmbot.operation.Story;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

final class ExaminerTest {

    private static final VmRef ODD = new VmRef("prod", "odd-1");
    private static final VmRef DB = new VmRef("prod", "db-1");

    @Test
    void looksIntoTheOthersWhenOneBringsADefectToLight() throws InterruptedException {
        List<Examination> examinations;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var examiner = new Examiner(
                    (vm, _) -> {
                        if (vm.equals(ODD)) {
                            throw new IllegalArgumentException("no such phase");
                        }
                        return Evidence.none(vm);
                    },
                    Story.allRights(),
                    threads,
                    new ManualClock(Story.NOW));

            examinations = examiner.examine(List.of(ailing(ODD), ailing(DB)), Story.ASKER);
        }

        assertThat(examinations).extracting(Examination::vm).containsExactly(ODD, DB);
        assertThat(examinations.getFirst().seen()).isFalse();
        assertThat(examinations.getFirst().diagnosis().gaps())
                .containsExactly("I could not look into this VM, because of a defect in the bot.");
        assertThat(examinations.getLast().diagnosis().gaps()).isEmpty();
    }

    private static Ailing ailing(VmRef vm) {
        return new Ailing(0, vm, Optional.empty());
    }
}
