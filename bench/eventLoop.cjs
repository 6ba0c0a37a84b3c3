// Preloaded into the server (`node -r bench/eventLoop.cjs …`): tells whoever started it how long its event loop was held up since it was
// asked last. The product knows nothing of it.
const { openSync, readSync } = require("node:fs");
const { monitorEventLoopDelay, performance } = require("node:perf_hooks");
const { isMainThread } = require("node:worker_threads");

/** Time between two looks at the loop, milliseconds: part of every delay that is measured. */
const RESOLUTION = 2;
const TICK = 5;
const NANOSECONDS = 1e6;

/** Milliseconds that this thread was ready to run and had no core, so far; 0 where the system does not tell. */
function waitingTime() {
  const buffer = Buffer.alloc(100);
  try {
    const file = openSync("/proc/self/schedstat", "r");
    return () => Number(buffer.toString("latin1", 0, readSync(file, buffer, 0, 100, 0)).split(" ")[1]) / NANOSECONDS;
  } catch {
    return () => 0;
  }
}

/** The longest time between two ticks that the thread itself took, without what it waited for a core. */
function ownDelay() {
  const waited = waitingTime();
  let [last, lastWaited, longest] = [performance.now(), waited(), 0];
  const look = () => {
    const [now, soFar] = [performance.now(), waited()];
    longest = Math.max(longest, now - last - TICK - (soFar - lastWaited));
    [last, lastWaited] = [now, soFar];
  };
  setInterval(look, TICK).unref();
  return () => {
    look();
    const found = longest;
    longest = 0;
    return found;
  };
}

function watch() {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION });
  histogram.enable();
  const own = ownDelay();
  let cpu = process.cpuUsage();
  const milliseconds = (delay) => Math.max(0, delay / NANOSECONDS - RESOLUTION);
  process.on("message", (message) => {
    if (message !== "eventLoop") return;
    const used = process.cpuUsage(cpu);
    const figures = {
      held: own(),
      longest: milliseconds(histogram.max),
      p99: milliseconds(histogram.percentile(99)),
      cpu: (used.user + used.system) / 1000,
      memory: process.memoryUsage.rss() / 2 ** 20,
    };
    histogram.reset();
    cpu = process.cpuUsage();
    // After a reset the histogram does not count before it has looked twice.
    setTimeout(() => process.send(figures), 5 * RESOLUTION);
  });
  // Whoever started it has ended, and can’t stop it any more.
  process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
  // Listening must not keep the process, as it would not without this.
  process.channel.unref();
}

if (isMainThread && process.channel) watch();

module.exports = {};
