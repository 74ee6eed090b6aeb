package dev.vmbot.sandbox.kubevirt;

/// A kubeconfig for one user of one cluster.
public final class Kubeconfig {

    private Kubeconfig() {}

    public static String text(String url, String user, String token) {
        return """
                apiVersion: v1
                kind: Config
                clusters:
                - name: sandbox
                  cluster:
                    server: "%s"
                users:
                - name: "%s"
                  user:
                    token: "%s"
                contexts:
                - name: sandbox
                  context:
                    cluster: sandbox
                    user: "%s"
                current-context: sandbox
                """.formatted(url, user, token, user);
    }
}
