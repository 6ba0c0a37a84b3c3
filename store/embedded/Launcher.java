import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import inet.ipaddr.IPAddressString;
import org.neo4j.configuration.GraphDatabaseInternalSettings;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.BoltConnectorInternalSettings;
import org.neo4j.configuration.connectors.ConnectorPortRegister;
import org.neo4j.configuration.connectors.ConnectorType;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.graphdb.config.Setting;
import org.neo4j.graphdb.event.DatabaseEventContext;
import org.neo4j.graphdb.event.DatabaseEventListenerAdapter;
import org.neo4j.io.ByteUnit;
import org.neo4j.kernel.internal.GraphDatabaseAPI;
import org.neo4j.server.security.SecureHasher;
import org.neo4j.server.security.SystemGraphCredential;

/**
 * Runs a Neo4j for one hub: {@code java Launcher <pageCache> <dataDir>...}, with the password as the first line of stdin. More folders than
 * one get a Neo4j each, in this one Java: it then loads and compiles the code of Neo4j once for all of them.
 * Prints "begun", then "ready", then lives until stdin closes. Exit codes: 0 stopped, 1 failed, 65 the store is damaged, 74 Neo4j can't write
 * any more (reasons on stderr), 75 another process holds the folder; 3 is Java's own when memory runs out.
 * The folder's lock is held by the kernel, so it can't outlive this process; neo4j.json is only ever written or removed under that lock.
 */
public final class Launcher {
    /** The hub that started this process, asked for at once: it may be gone later. */
    private static final long OWNER = ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(ProcessHandle.current().pid());
    private static final int DAMAGED = 65;
    private static final int PANICKED = 74;
    private static final int BUSY = 75;
    private static final boolean POSIX = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final long SHUTDOWN_LIMIT_MS = 15_000;
    /** Held on to: a lock that nothing refers to is given back when its channel is collected as garbage. */
    private static final List<FileLock> locks = new CopyOnWriteArrayList<>();
    /** By the folder of each. */
    private static final Map<Path, DatabaseManagementService> running = new ConcurrentHashMap<>();
    private static final Set<Path> ready = ConcurrentHashMap.newKeySet();

    public static void main(String[] arguments) throws Exception {
        List<Path> folders = Stream.of(arguments).skip(1).map(folder -> Path.of(folder).toAbsolutePath()).toList();
        String password = readLine();
        System.out.println("begun");
        try {
            for (Path folder : folders) {
                if (!lock(folder)) System.exit(BUSY);
                Files.deleteIfExists(announcementIn(folder));
            }
            Runtime.getRuntime().addShutdownHook(new Thread(Launcher::shutdown));
            Thread parent = new Thread(Launcher::outliveNoParent, "parent-watch");
            parent.setDaemon(true);
            parent.start();
            for (Path folder : folders) {
                refuseDamaged(folder);
                announce(announcementIn(folder), start(folder, arguments[0], password), password);
            }
            System.out.println("ready");
            parent.join();
        } catch (Throwable failure) {
            explain(failure);
            System.exit(1);
        }
    }

    /** False when another process holds the folder. The lock ends with this process. */
    private static boolean lock(Path folder) throws IOException {
        FileLock lock = FileChannel.open(folder.resolve("neo4j.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE).tryLock();
        return lock != null && locks.add(lock);
    }

    private static Path announcementIn(Path folder) {
        return folder.resolve("neo4j.json");
    }

    private static void refuseDamaged(Path folder) throws IOException {
        Path home = folder.resolve("neo4j");
        if (Files.exists(home.resolve("unfinished"))) return;
        var sizes = new StoreSizes(home);
        String problem = sizes.problem();
        if (problem != null) {
            System.err.println(problem);
            System.exit(DAMAGED);
        }
        sizes.rememberRunning();
    }

    private static int start(Path folder, String pageCache, String password) throws IOException {
        Path home = folder.resolve("neo4j");
        Path initial = home.resolve("data/dbms/auth.ini");
        Path unfinished = home.resolve("unfinished");
        beginFirstStart(home, unfinished);
        writeFirstPassword(initial);
        DatabaseManagementService dbms = new DatabaseManagementServiceBuilder(home).setConfig(settings(pageCache)).build();
        running.put(folder, dbms);
        dbms.registerDatabaseEventListener(new EndAtPanic());
        var system = (GraphDatabaseAPI) dbms.database(GraphDatabaseSettings.SYSTEM_DATABASE_NAME);
        system.executeTransactionally("ALTER USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED", Map.of("password", password));
        Files.deleteIfExists(initial);
        dbms.database(GraphDatabaseSettings.DEFAULT_DATABASE_NAME).executeTransactionally("RETURN 1");
        if (Files.deleteIfExists(unfinished)) StoreSizes.sync(home);
        new StoreSizes(home).rememberRunning();
        ready.add(folder);
        var register = system.getDependencyResolver().resolveDependency(ConnectorPortRegister.class);
        return register.getLocalAddress(ConnectorType.BOLT).getPort();
    }

    /**
     * A Neo4j killed while it makes its store leaves one that it can't recover. Such a store is marked until it was ready once, before anybody
     * could write to it; so a marked one is removed and made anew, and no other ever is.
     */
    private static void beginFirstStart(Path home, Path unfinished) throws IOException {
        Path data = home.resolve("data");
        Files.createDirectories(home);
        if (Files.exists(unfinished)) deleteTree(data);
        if (Files.exists(data)) return;
        Files.deleteIfExists(home.resolve("sizes"));
        if (!Files.exists(unfinished)) Files.createFile(unfinished);
        StoreSizes.sync(home);
    }

    private static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
        }
    }

    /** A new store takes its first password from this file, so its Bolt port never accepts the well-known one; nobody learns this one. */
    private static void writeFirstPassword(Path file) throws IOException {
        byte[] unknown = new byte[32];
        new SecureRandom().nextBytes(unknown);
        Files.createDirectories(file.getParent());
        String credential = SystemGraphCredential.createCredentialForPassword(unknown, new SecureHasher()).serialize();
        writePrivately(file, "neo4j:" + credential + ":\n");
    }

    private static Map<Setting<?>, Object> settings(String pageCache) {
        return Map.ofEntries(
            Map.entry(BoltConnector.enabled, true),
            Map.entry(BoltConnector.listen_address, new SocketAddress("127.0.0.1", 0)),
            Map.entry(BoltConnector.server_bolt_telemetry_enabled, false),
            Map.entry(BoltConnectorInternalSettings.thread_pool_shutdown_wait_time, Duration.ofMillis(200)),
            Map.entry(BoltConnectorInternalSettings.connection_shutdown_wait_time, Duration.ofMillis(200)),
            Map.entry(GraphDatabaseSettings.auth_enabled, true),
            // The password can't be guessed, and a lock-out would let any local process keep the hub out.
            Map.entry(GraphDatabaseSettings.auth_max_failed_attempts, 0),
            Map.entry(GraphDatabaseSettings.allow_file_urls, false),
            // No LOAD CSV over the network either.
            Map.entry(GraphDatabaseInternalSettings.cypher_ip_blocklist, List.of(new IPAddressString("0.0.0.0/0"), new IPAddressString("::/0"))),
            Map.entry(GraphDatabaseSettings.udc_enabled, false),
            Map.entry(GraphDatabaseSettings.log_queries, GraphDatabaseSettings.LogQueryLevel.OFF),
            Map.entry(GraphDatabaseSettings.pagecache_memory, ByteUnit.parse(pageCache)),
            Map.entry(GraphDatabaseSettings.preallocate_logical_logs, false),
            Map.entry(GraphDatabaseSettings.preallocate_store_files, false),
            Map.entry(GraphDatabaseSettings.logical_log_rotation_threshold, ByteUnit.mebiBytes(16)),
            Map.entry(GraphDatabaseInternalSettings.cypher_size_hint_parameters, false),
            Map.entry(GraphDatabaseSettings.cypher_min_replan_interval, Duration.ofHours(1)),
            // What is not in the store yet is read from the log after a crash, which takes room, memory and time.
            Map.entry(GraphDatabaseSettings.check_point_interval_time, Duration.ofMinutes(5)),
            Map.entry(GraphDatabaseSettings.keep_logical_logs, "keep_none"));
    }

    private static void announce(Path file, int port, String password) throws IOException {
        String text = "{ \"uri\": \"bolt://127.0.0.1:%d\", \"user\": \"neo4j\", \"password\": \"%s\", \"pid\": %d, \"owner\": %d, \"startedAt\": \"%s\" }%n"
            .formatted(port, password, ProcessHandle.current().pid(), OWNER, Instant.now());
        writePrivately(file, text);
    }

    /** Written aside and renamed, so nobody ever reads half a file or one with wider permissions than 0600. */
    private static void writePrivately(Path file, String text) throws IOException {
        FileAttribute<?>[] mode = POSIX
            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
            : new FileAttribute<?>[] {};
        Path aside = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(aside);
        Files.createFile(aside, mode);
        Files.writeString(aside, text);
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String readLine() throws IOException {
        var line = new StringBuilder();
        for (int read = System.in.read(); read != '\n'; read = System.in.read()) {
            if (read == -1) System.exit(0);
            line.append((char) read);
        }
        return line.toString();
    }

    /** The hub's end of stdin closes even when the hub is killed. */
    private static void outliveNoParent() {
        try {
            while (System.in.read() != -1) {}
        } catch (IOException gone) {
            // The same as the end of the stream.
        }
        System.exit(0);
    }

    private static void shutdown() {
        Thread limit = new Thread(Launcher::haltLater, "shutdown-limit");
        limit.setDaemon(true);
        limit.start();
        for (Path folder : running.keySet()) {
            try {
                Files.deleteIfExists(announcementIn(folder));
            } catch (IOException left) {
                // The next start removes it.
            }
        }
        running.forEach(Launcher::shutdown);
    }

    private static void shutdown(Path folder, DatabaseManagementService dbms) {
        var sizes = new StoreSizes(folder.resolve("neo4j"));
        try {
            if (ready.contains(folder)) sizes.forget();
            dbms.shutdown();
            if (ready.contains(folder)) sizes.rememberStopped();
        } catch (IOException | RuntimeException failure) {
            explain(failure);
        }
    }

    /**
     * A Neo4j that could not write (a full disk) answers nothing any more, not even reads, until it is started again. The hub does that; what was
     * committed is in the log.
     */
    private static final class EndAtPanic extends DatabaseEventListenerAdapter {
        @Override
        public void databasePanic(DatabaseEventContext context) {
            System.err.println("Neo4j could not write to its files.");
            Runtime.getRuntime().halt(PANICKED);
        }
    }

    private static void haltLater() {
        try {
            Thread.sleep(SHUTDOWN_LIMIT_MS);
        } catch (InterruptedException ignored) {
            return;
        }
        Runtime.getRuntime().halt(1);
    }

    private static void explain(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) System.err.println(cause);
    }
}
