package dev.sidestage.database;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who the server runs as: the owner of the data directory. PostgreSQL refuses to be root, so where
 * root owns it, the server gets a user namespace without a mapping (user_namespaces(7)): it takes
 * itself for nobody and has no capability left, yet its files stay its own, below {@code /root}
 * too. Where that isn't permitted, as in most containers, the data directory is given to another
 * user, and stays with that one.
 *
 * @param prefix what is put before a command to run it as that user
 * @param owner whose our files in the data directory have to be; null: they are already
 */
record ServerUser(List<String> prefix, @Nullable UserPrincipal owner) {
  private static final int ROOT = 0;
  private static final List<String> NAMESPACE = List.of("unshare", "--user");

  /** Decides it for a data directory that exists. */
  static ServerUser of(Path data) throws IOException, EmbeddedPostgresException {
    if (new UnixSystem().getUid() != ROOT) {
      return new ServerUser(List.of(), null);
    }
    if (ownerOf(data) == ROOT && namespacePermitted(data)) {
      return new ServerUser(NAMESPACE, null);
    }
    return substitute(data);
  }

  /** For root without a user namespace. Gives the data directory away if it is root's. */
  static ServerUser substitute(Path data) throws IOException, EmbeddedPostgresException {
    if (ownerOf(data) == ROOT) {
      Files.setOwner(data, findSubstitute(data));
    }
    // The group without rights: what the server makes is closed to groups anyway.
    var prefix =
        List.of("setpriv", "--reuid=" + ownerOf(data), "--regid=65534", "--clear-groups", "--");
    if (!says(data, prefix, "id", "-u").equals(Optional.of(String.valueOf(ownerOf(data))))) {
      throw new EmbeddedPostgresException(
          "PostgreSQL doesn't run as root, and neither 'unshare' nor 'setpriv' can give it another"
              + " user here. Start Sidestage as another user, or set SIDESTAGE_DATABASE_URL.");
    }
    return new ServerUser(prefix, Files.getOwner(data));
  }

  /** Makes a file of ours one that the server's user may read and replace. */
  void own(Path path) throws IOException {
    if (owner != null) {
      Files.setOwner(path, owner);
    }
  }

  private static boolean namespacePermitted(Path data) {
    return says(data, NAMESPACE, "id", "-u").filter(uid -> !uid.equals("0")).isPresent();
  }

  private static UserPrincipal findSubstitute(Path data) throws IOException {
    var users = data.getFileSystem().getUserPrincipalLookupService();
    try {
      return users.lookupPrincipalByName("postgres");
    } catch (UserPrincipalNotFoundException e) {
      return users.lookupPrincipalByName("nobody");
    }
  }

  private static int ownerOf(Path path) throws IOException {
    return (Integer) Files.getAttribute(path, "unix:uid");
  }

  private static Optional<String> says(Path data, List<String> prefix, String... command) {
    var whole = new ArrayList<>(prefix);
    whole.addAll(List.of(command));
    try {
      var outcome = Program.run(data, whole, "");
      return outcome.succeeded() ? Optional.of(outcome.output()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
