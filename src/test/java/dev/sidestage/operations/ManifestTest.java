package dev.sidestage.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A manifest that Kubernetes would refuse")
class ManifestTest {
  private static final String SOUND =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: sidestage
      spec:
        replicas: 2
        selector:
          matchLabels: {app: sidestage}
        template:
          metadata:
            labels: {app: sidestage}
          spec:
            automountServiceAccountToken: false
            containers:
              - name: sidestage
                image: sidestage:1
                ports: [{name: http, containerPort: 8080}]
                livenessProbe: {httpGet: {path: /, port: http}}
                resources: {limits: {memory: 1Gi}}
      """;

  @Test
  @DisplayName("is not this one")
  void sound() {
    assertEquals("sidestage", Manifest.parse(SOUND).name());
  }

  @ParameterizedTest(name = "has {1} instead of {0}")
  @CsvSource({
    "replicas: 2,                        replica: 2,                          replica",
    "livenessProbe,                      livenesProbe,                        livenesProbe",
    "'path: /,',                         'pth: /,',                           pth",
    "'matchLabels: {app: sidestage}',    'matchLabel: {app: sidestage}',      matchLabel",
    "replicas: 2,                        replicas: two,                       two",
    "replicas: 2,                        replicas: '\"2\"',                   '\"2\"'",
    "Token: false,                       'Token: \"false\"',                  '\"false\"'",
    "containerPort: 8080,                containerPort: http,                 http",
    "memory: 1Gi,                        memory: 1Gib,                        suffix",
    "'- name: sidestage',                '- tty: false',                      name",
    "apps/v1,                            apps/v2,                             apps/v2/Deployment",
    "kind: Deployment,                   kind: Deploiment,                    Deploiment",
    "'metadata:\n  name: sidestage\n',   '',                                  metadata.name",
    "replicas: 2,                        'replicas: 2\n  replicas: 3',        replicas",
    "apiVersion,                         '---\na: b\n---\napiVersion',        Trailing",
  })
  void refused(String sound, String broken, String named) {
    var text = SOUND.replace(sound, broken);
    assertTrue(!text.equals(SOUND), "the manifest doesn't say " + sound);
    var refusal = assertThrows(RuntimeException.class, () -> Manifest.parse(text));
    assertTrue(String.valueOf(refusal.getMessage()).contains(named), refusal::getMessage);
  }

  @Test
  @DisplayName("lacks what its kind requires")
  void required() {
    var text = SOUND.replace("  selector:\n    matchLabels: {app: sidestage}\n", "");
    var refusal = assertThrows(IllegalArgumentException.class, () -> Manifest.parse(text));
    assertTrue(String.valueOf(refusal.getMessage()).contains("`selector`"), refusal::getMessage);
  }

  @Test
  @DisplayName("may be a kustomization with a field that we don't use")
  void kustomization() {
    var text = "apiVersion: v1\nkind: Kustomization\nresource: [deployment.yaml]\n";
    assertThrows(IllegalArgumentException.class, () -> StrictYaml.read(text, Kustomization.class));
  }
}
