// A PostgreSQL server of the test's own: what it is stands in postgres.d.mts.
import { spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";

/** Where Debian keeps the programs of each version. */
const DEBIAN = "/usr/lib/postgresql";
const OLDEST = 15;

function findPrograms() {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).map(Number) : [];
  const [newest] = versions.filter((version) => version >= OLDEST).sort((a, b) => b - a);
  const places = [
    ...(newest === undefined ? [] : [join(DEBIAN, String(newest), "bin")]),
    ...(process.env.PATH ?? "").split(":"),
  ];
  return places.find(
    (place) => existsSync(join(place, "initdb")) && existsSync(join(place, "postgres")),
  );
}

const programs = findPrograms();
/** True where there is a server to start. With CI=true that there is none is a failure. */
export const HAS_POSTGRES = programs !== undefined;
if (!HAS_POSTGRES && process.env.CI === "true")
  throw new Error("PostgreSQL 15 or newer is not installed: the cluster cannot be tested");
if (!HAS_POSTGRES) console.log("cluster: no PostgreSQL here, its tests are skipped");

const isRoot = process.getuid?.() === 0;
/** The server refuses to run as root: then it runs as Debian's user for it. */
const asServer = (program, words) => {
  const path = join(programs ?? "", program);
  return isRoot ? ["runuser", ["-u", "postgres", "--", path, ...words]] : [path, [...words]];
};
const idOf = (kind) => Number(spawnSync("id", [kind, "postgres"], { encoding: "utf8" }).stdout);

/** Processes whose parent it is. */
const childrenOf = (pid) =>
  readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((each) => {
      try {
        return new RegExp(`^PPid:\\s+${pid}$`, "m").test(
          readFileSync(`/proc/${each}/status`, "utf8"),
        );
      } catch {
        return false;
      }
    });

const SUPERUSER = "lianyun_admin";
/** Not the usual port: part of the socket's name only. */
const PORT = 54_329;
const MANY_MS = 60_000;

/** Makes and starts a server. */
export async function startPostgres({ isDurable = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "lianyun-pg-"));
  // Others may pass through to the socket, not look around.
  chmodSync(folder, 0o711);
  if (isRoot) chownSync(folder, idOf("-u"), idOf("-g"));
  const data = join(folder, "data");
  const [command, words] = asServer("initdb", [
    ...["-D", data, "-U", SUPERUSER, "-A", "trust", "-E", "UTF8", "--locale=C"],
    ...["--data-checksums", "--no-sync", "--no-instructions"],
  ]);
  const { status, stderr } = spawnSync(command, words, { encoding: "utf8", cwd: "/" });
  if (status !== 0) throw new Error(`initdb: ${stderr}`);
  let child;

  const pidOf = () => {
    const file = join(data, "postmaster.pid");
    return existsSync(file) ? Number(readFileSync(file, "utf8").split("\n")[0]) : undefined;
  };
  const ended = async () => {
    const own = child;
    if (own === undefined || own.exitCode !== null || own.signalCode !== null) return;
    await new Promise((resolve) => own.once("exit", resolve));
  };
  const server = {
    url: (role = SUPERUSER) => `postgresql://${role}@/postgres?host=${folder}&port=${PORT}`,
    async start() {
      const settings = {
        listen_addresses: "",
        unix_socket_directories: folder,
        port: String(PORT),
        max_connections: "60",
        shared_buffers: "64MB",
        fsync: isDurable ? "on" : "off",
        synchronous_commit: isDurable ? "on" : "off",
        full_page_writes: isDurable ? "on" : "off",
      };
      const [program, given] = asServer("postgres", [
        ...["-D", data],
        ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
      ]);
      let said = "";
      child = spawn(program, given, { stdio: ["ignore", "ignore", "pipe"], cwd: "/" });
      child.stderr?.on("data", (part) => {
        said = `${said}${part.toString()}`.slice(-4_000);
      });
      const until = Date.now() + MANY_MS;
      const isReady = () => {
        const [ask, how] = asServer("pg_isready", ["-q", "-h", folder, "-p", String(PORT)]);
        return spawnSync(ask, how, { cwd: "/" }).status === 0;
      };
      while (!isReady()) {
        if (child.exitCode !== null || Date.now() > until) throw new Error(`postgres: ${said}`);
        await setTimeout(50);
      }
    },
    async stop() {
      const pid = pidOf();
      // SIGINT: fast shutdown.
      if (pid !== undefined) process.kill(pid, "SIGINT");
      await ended();
    },
    async crash() {
      const pid = pidOf();
      if (pid === undefined) return;
      for (const each of [pid, ...childrenOf(pid)])
        try {
          process.kill(each, "SIGKILL");
        } catch {
          // Gone already.
        }
      await ended();
    },
    async end() {
      process.off("exit", kill);
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  /** Whoever ends this process without `end` leaves no server behind. */
  const kill = () => {
    const pid = pidOf();
    try {
      if (pid !== undefined) process.kill(pid, "SIGQUIT");
    } catch {
      // Gone already.
    }
    rmSync(folder, { recursive: true, force: true });
  };
  process.on("exit", kill);
  await server.start();
  return server;
}
