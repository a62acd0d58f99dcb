/** Rows ↔ Parquet. The same rows make the same bytes. */
import { parquetMetadata, parquetReadObjects, type SchemaElement } from "hyparquet";
import { ByteWriter, ParquetWriter, type Writer } from "hyparquet-writer";
import {
  RESULT_COLUMN_NAMES,
  RESULT_COLUMNS,
  type ResultColumn,
  type ResultRow,
} from "./columns.ts";

const TYPES = {
  text: { type: "BYTE_ARRAY", converted_type: "UTF8", logical_type: { type: "STRING" } },
  whole: { type: "INT32" },
  number: { type: "DOUBLE" },
  flag: { type: "BOOLEAN" },
} as const satisfies Readonly<Record<ResultColumn["type"], Partial<SchemaElement>>>;

const SCHEMA: SchemaElement[] = [
  { name: "rows", num_children: RESULT_COLUMN_NAMES.length },
  ...RESULT_COLUMN_NAMES.map((name): SchemaElement => {
    const { type, isNullable } = RESULT_COLUMNS[name];
    return { name, ...TYPES[type], repetition_type: isNullable ? "OPTIONAL" : "REQUIRED" };
  }),
];

/** Writes rows a group at a time. */
export interface RowWriter {
  /** One row group. */
  write(rows: readonly ResultRow[]): Promise<void>;
  finish(): Promise<void>;
}

/** A writer of rows; `about` is kept in the file as text by name. */
export function createRowWriter(
  writer: Writer,
  about: Readonly<Record<string, string>> = {},
): RowWriter {
  const parquet = new ParquetWriter({
    writer,
    schema: SCHEMA,
    createdBy: "lianyun",
    kvMetadata: Object.entries(about).map(([key, value]) => ({ key, value })),
  });
  return {
    async write(rows) {
      if (rows.length === 0) return;
      const columnData = RESULT_COLUMN_NAMES.map((name) => ({
        name,
        data: rows.map((row) => row[name]),
      }));
      await parquet.write({ columnData, rowGroupSize: rows.length });
    },
    finish: async () => {
      await parquet.finish();
    },
  };
}

/** A whole file of one row group. */
export async function toParquet(rows: readonly ResultRow[]): Promise<Uint8Array<ArrayBuffer>> {
  const writer = new ByteWriter();
  const rowWriter = createRowWriter(writer);
  await rowWriter.write(rows);
  await rowWriter.finish();
  return writer.getBytes().slice() as Uint8Array<ArrayBuffer>;
}

/** The rows of a file. */
export async function fromParquet(bytes: Uint8Array): Promise<ResultRow[]> {
  return (await parquetReadObjects({ file: bufferOf(bytes) })) as unknown as ResultRow[];
}

/** How many rows a file says it has. */
export const countRows = (bytes: Uint8Array): number =>
  Number(parquetMetadata(bufferOf(bytes)).num_rows);

const bufferOf = (bytes: Uint8Array): ArrayBuffer =>
  bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
