import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Remembers how long the files of a store were, and finds those that became shorter while no Neo4j ran. Neo4j itself opens a store whose files
 * were cut off and answers with what is left of them, as if the rest had never been written.
 */
final class StoreSizes {
    private static final boolean POSIX = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path data;
    private final Path list;

    /** {@code home}: the folder that has the store in {@code data}. */
    StoreSizes(Path home) {
        data = home.resolve("data");
        list = home.resolve("sizes");
    }

    /** What became shorter or is gone, one sentence; null when everything is as long as it was, or nothing is known about it. */
    String problem() throws IOException {
        if (!Files.exists(list)) return null;
        for (String line : Files.readAllLines(list)) {
            int space = line.indexOf(' ');
            if (space < 1 || !line.substring(0, space).matches("\\d{1,18}")) return list + " is damaged.";
            long size = Long.parseLong(line.substring(0, space));
            Path file = data.resolve(line.substring(space + 1));
            if (!Files.exists(file)) return file + " is missing; it had " + size + " bytes.";
            if (Files.size(file) < size) return file + " has " + Files.size(file) + " bytes, and had " + size + ": its end is missing.";
        }
        return null;
    }

    /** A Neo4j runs, or is about to: files of records only grow; others come and go, and it makes them anew where they are damaged. */
    void rememberRunning() throws IOException {
        if (Files.exists(data)) remember(path -> path.startsWith(data.resolve("databases")) && holdsRecords(path.getFileName().toString()));
    }

    private static boolean holdsRecords(String name) {
        return name.startsWith("neostore") && !name.endsWith(".id") && !name.matches(".*(counts|indexstats|degrees).*");
    }

    /** The Neo4j is about to stop, which may shorten files. */
    void forget() throws IOException {
        Files.deleteIfExists(list);
        sync(list.getParent());
    }

    /** The Neo4j has stopped: nobody changes any file until the next one runs. */
    void rememberStopped() throws IOException {
        remember(path -> true);
    }

    private void remember(Predicate<Path> counts) throws IOException {
        List<String> lines = new ArrayList<>();
        try (var paths = Files.walk(data)) {
            for (Path path : paths.filter(Files::isRegularFile).filter(counts).sorted().toList())
                lines.add(Files.size(path) + " " + data.relativize(path));
        }
        Path aside = list.resolveSibling("sizes.new");
        Files.write(aside, lines);
        try (var channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(aside, list, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        sync(list.getParent());
    }

    /** Makes the names in a folder outlive a power failure. */
    static void sync(Path folder) throws IOException {
        if (!POSIX) return;
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
