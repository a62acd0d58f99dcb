/** Files that are whole or not there: written aside, brought to the disk, then named. */
import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { FreightError } from "@lianyun/planner";

/** What is asked of a file system; a test puts one in its place that fails. */
export interface Files {
  /** Makes a folder and those it lies in. Throws a FreightError where it cannot be made, DiskFull where there is no room. */
  mkdir(folder: string): Promise<void>;
  /** Names in a folder. */
  list(folder: string): Promise<string[]>;
  read(path: string): Promise<Uint8Array>;
  /** A file piece by piece, of any size. */
  stream(path: string): AsyncIterable<Uint8Array>;
  /** Milliseconds since a file was last written into. */
  age(path: string): Promise<number>;
  /** A new file to write into. */
  create(path: string): Promise<FileToWrite>;
  rename(from: string, to: string): Promise<void>;
  /** Brings a folder's names to the disk. */
  syncFolder(folder: string): Promise<void>;
  remove(path: string): Promise<void>;
}

export interface FileToWrite {
  write(bytes: Uint8Array): Promise<void>;
  /** Brings what was written to the disk. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** The file system of this machine. */
export const DISK: Files = {
  async mkdir(folder) {
    try {
      await makeFolder(folder);
    } catch (error) {
      throw isFull(error) ? new DiskFull(folder, error) : cannotMake(folder, error);
    }
  },
  list: async (folder) => (await readdir(folder)).sort(),
  read: readFile,
  stream: (path) => createReadStream(path),
  age: async (path) => Date.now() - (await stat(path)).mtimeMs,
  async create(path) {
    const handle = await open(path, "wx");
    return {
      async write(bytes) {
        await handle.writeFile(bytes);
      },
      sync: () => handle.sync(),
      close: () => handle.close(),
    };
  },
  rename,
  async syncFolder(folder) {
    // Windows cannot open a folder; its journal keeps names by itself.
    if (process.platform === "win32") return;
    const handle = await open(folder, "r");
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
  async remove(path) {
    await rm(path, { force: true });
  },
};

/** One folder after the other: asked for all at once, Node tries for ever where a system says that none is there, as in /proc. */
async function makeFolder(folder: string): Promise<void> {
  const make = (): Promise<void> =>
    mkdir(folder).catch(async (error: unknown) => {
      if (!hasCode(error, "EEXIST")) throw error;
      // A file of that name, or a link that leads nowhere, is no folder.
      const isFolder = await stat(folder).then(
        (found) => found.isDirectory(),
        () => false,
      );
      if (!isFolder) throw error;
    });
  try {
    await make();
  } catch (error) {
    if (!isMissing(error) || dirname(folder) === folder) throw error;
    await makeFolder(dirname(folder));
    await make();
  }
}

function cannotMake(folder: string, cause: unknown): FreightError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new FreightError("A folder cannot be made", [
    {
      code: "bad_study",
      severity: "error",
      at: { table: "run" },
      message: `expected a folder that can be made, found ${folder}: ${why}`,
    },
  ]);
}

/** Files being written have this in their name; what is left of a process that died is passed over. */
const ASIDE = ".writing-";
const isAside = (name: string): boolean => name.startsWith(ASIDE);

/**
 * Writes a file so that its name appears only once all of it is on the disk, and its name is too when this returns. Whatever
 * interrupts it, the name stands for the whole content or for what it stood for before.
 */
export async function writeWhole(
  files: Files,
  path: string,
  write: (file: FileToWrite) => Promise<void>,
): Promise<void> {
  const folder = dirname(path);
  // Not by process and time: in two containers both can be the same.
  const aside = join(folder, `${ASIDE}${randomUUID()}-${basename(path).slice(0, 40)}`);
  try {
    const file = await files.create(aside);
    try {
      await write(file);
      await file.sync();
    } finally {
      await file.close();
    }
    await files.rename(aside, path);
    await files.syncFolder(folder);
  } catch (error) {
    await files.remove(aside).catch(() => undefined);
    throw isFull(error) ? new DiskFull(folder, error) : error;
  }
}

/** Longer than any file is written, so that what is older is of a process that died. */
const LEFT_MS = 3_600_000;

/** Removes from a folder what processes that died left half written; what others are writing stays. */
export async function sweepFolder(files: Files, folder: string): Promise<void> {
  for (const name of (await files.list(folder)).filter(isAside)) {
    const path = join(folder, name);
    const age = await files.age(path).catch(orMissing);
    if (age !== undefined && age > LEFT_MS) await files.remove(path);
  }
}

/** There is no room to write into. What was written before is whole. */
export class DiskFull extends Error {
  readonly folder: string;
  constructor(folder: string, cause: unknown) {
    super(`no space left for ${folder}: what is finished is kept`, { cause });
    this.name = "DiskFull";
    this.folder = folder;
  }
}

const hasCode = (error: unknown, ...codes: readonly string[]): boolean =>
  error instanceof Error && "code" in error && codes.some((code) => code === error.code);

const isFull = (error: unknown): boolean => hasCode(error, "ENOSPC", "EDQUOT");

/** True where a file or folder is not there. */
export const isMissing = (error: unknown): boolean => hasCode(error, "ENOENT", "ENOTDIR");

/** For `catch`: a file that is not there, for another process was faster, is `undefined`; any other fault is thrown. */
export function orMissing(error: unknown): undefined {
  if (!isMissing(error)) throw error;
  return undefined;
}
