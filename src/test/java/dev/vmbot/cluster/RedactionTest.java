package dev.vmbot.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RedactionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password: hunter2",
                "{\"password\":\"hunter2\",\"user\":\"a\"}",
                "chpasswd: hunter2",
                "DB_PASSWORD=hunter2 qemu failed",
                "--password hunter2",
                "pass: hunter2",
                "db_pass: hunter2, user: ann",
                "{\"pwd\":\"hunter2\"}",
                "pwd: hunter2",
                "secret: hunter2",
                "  - Secret: \"hunter2\"",
                "{\"secret\":\"hunter2\",\"a\":1}",
                "sent {\\\"secret\\\":\\\"hunter2\\\"}",
                "app_secret: hunter2, user: ann",
                "auth: hunter2hunter2==",
                "quay.io: {auth: hunter2hunter2}",
                "auth: 'hunter2'",
                "Authorization: Bearer hunter2hunter2",
                "Authorization: Basic hunter2hunter2==",
                "{\"Authorization\":\"Token hunter2\"}",
                "{\"msg\":\"sent {\\\"password\\\":\\\"hunter2\\\",\\\"a\\\":1}\"}",
                "mount -o user=ann,pass=hunter2 failed",
                "{\"auths\":{\"quay.io\":{\"auth\":\"hunter2\"}}}",
                "-----BEGIN PGP PRIVATE KEY BLOCK-----\nhunter2\n-----END PGP PRIVATE KEY BLOCK-----",
                "token=hunter2",
                "client_secret='hunter2'",
                "apiKey: hunter2",
                "AWS_SECRET_ACCESS_KEY=hunter2",
                "cannot reach https://bob:hunter2@images.example/disk.qcow2",
                "GET https://s3.example/disk?X-Amz-Signature=hunter2&x=1",
                "eyJhbGciOiJIUzI1NiJ9.hunter2hunter2.hunter2",
                "xoxb-1234567890-hunter2",
                "ghp_hunter2hunter2hunter2hunter2",
                "sha256~hunter2hunter2hunter2hunter2",
                "$6$rounds=4096$hunter2hunter2",
                "-----BEGIN OPENSSH PRIVATE KEY-----\nhunter2\n-----END OPENSSH PRIVATE KEY-----",
                "-----BEGIN RSA PRIVATE KEY-----\nhunter2",
                "MIIEpAIB\nhunter2\n-----END RSA PRIVATE KEY-----",
                "failed: MIIEpAIB\\nhunter2\\n-----END PRIVATE KEY-----\\n",
                "content #cloud-config\nruncmd: [echo hunter2]",
                "userData: hunter2",
                "\"userDataBase64\": \"hunter2\"",
                "blob aGVsbG8gd29ybGQgaHVudGVyMiBoZWxsbyB3b3JsZCBodW50ZXIyhunter2A1",
            })
    void takesOutSecrets(String words) {
        assertThat(Redaction.of(words)).doesNotContain("hunter2").contains(Redaction.MARK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MountVolume.SetUp failed for volume \"cloudinit-udata\" : secret \"cloud-init\" not found",
                "Secret \"cloud-init\" not found",
                "secret: not found",
                "secret: \"cloud-init\" not found",
                "failed to get secret: cloud-init",
                "{\"secret\":{\"secretName\":\"cloud-init\"}}",
                "secret:\n  secretName: cloud-init",
                "auth: unauthorized",
                "auth: token has expired",
                "0/3 nodes are available: 3 Insufficient devices.kubevirt.io/kvm.",
                "pods \"virt-launcher-web-01-x7k2p\" is forbidden: exceeded quota: team, requested: requests.memory=1312Mi",
                "quay.io/kubevirt/virt-launcher@sha256:0000000000000000000000000000000000000000000000000000000000000000",
                "reading manifest in quay.io/kubevirt/virt-launcher: unauthorized: authentication required",
                "Multi-Attach error for volume \"pvc-5d1c1f0e-2f0d-4a0e-9a4e-0b8e0a1d7c11\" Volume is already exclusively attached",
                "Stopped the virtual machine by deleting the virtual machine instance cccea777-8e63-4a79-a332-f279a5935c17",
                "failed calling webhook \"virtualmachines-mutator.kubevirt.io\": Post \"https://virt-api.kubevirt.svc:443/m?timeout=10s\"",
            })
    void leavesTheClustersWordsAlone(String words) {
        assertThat(Redaction.of(words)).isEqualTo(words);
    }

    @Test
    void takesOutAKeyThatGoesOverSeveralLinesOfALog() {
        List<String> log = Redaction.of(List.of(
                "before", "-----BEGIN EC PRIVATE KEY-----", "hunter2", "-----END EC PRIVATE KEY-----", "after"));

        assertThat(log).containsExactly("before", Redaction.MARK, "after");
    }

    @Test
    void takesOutAKeyOfWhichOnlyTheEndWasRead() {
        List<String> log =
                Redaction.of(List.of("{\"msg\":\"on\"}", "aGk1", "hunter2", "-----END EC PRIVATE KEY-----", "after"));

        assertThat(log).containsExactly("{\"msg\":\"on\"}", Redaction.MARK, "after");
    }

    @Test
    void takesOutUserDataUpToTheLaunchersNextOwnLine() {
        List<String> log = Redaction.of(List.of(
                "{\"msg\":\"writing user data\"}", "#cloud-config", "users:", "- name: hunter2", "{\"msg\":\"done\"}"));

        assertThat(log).containsExactly("{\"msg\":\"writing user data\"}", Redaction.MARK, "{\"msg\":\"done\"}");
    }

    @Test
    void isDoneOnce() {
        String once = Redaction.of("password: hunter2, token=hunter2");

        assertThat(Redaction.of(once)).isEqualTo(once);
    }

    @Test
    void isQuickWithWordsThatNeverEnd() {
        for (String piece :
                List.of("x", "aB3", "password", "-----BEGIN ", "-----END ", "a ", "://a:", "eyJ", "&token")) {
            String endless = piece.repeat(60_000 / piece.length());

            assertThatCode(() -> assertTimeoutPreemptively(Duration.ofSeconds(5), () -> Redaction.of(endless)))
                    .as(piece)
                    .doesNotThrowAnyException();
        }
    }
}
