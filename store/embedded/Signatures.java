import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Takes the signatures out of the jars of an installation: {@code java Signatures <folder>}. Java would check every class of a signed jar as it
 * loads it, and keep none of them in an archive of classes: a second of each start. Maven has compared the jars with their checksums.
 */
final class Signatures {
    private Signatures() {}

    public static void main(String[] arguments) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
            for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).toList()) remove(jar);
        }
    }

    private static void remove(Path jar) throws IOException {
        try (var inside = FileSystems.newFileSystem(jar)) {
            Path information = inside.getPath("META-INF");
            if (!Files.isDirectory(information)) return;
            List<Path> signatures;
            try (Stream<Path> files = Files.list(information)) {
                signatures = files.filter(file -> file.getFileName().toString().matches(".*\\.(SF|RSA|DSA|EC)")).toList();
            }
            for (Path signature : signatures) Files.delete(signature);
        }
    }
}
