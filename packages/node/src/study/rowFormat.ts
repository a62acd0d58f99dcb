/** What the rows of a run look like, as one hash: rows with other columns never come to stand beside them. */
import { canonicalJson, sha256 } from "./canonical.ts";
import { RESULT_COLUMN_NAMES, RESULT_COLUMNS } from "./columns.ts";

/** SHA-256 of the names of the columns in their order, what their cells hold, and whether these may be empty. */
export const ROW_FORMAT: string = sha256(
  canonicalJson(
    RESULT_COLUMN_NAMES.map((name) => {
      const { type, isNullable } = RESULT_COLUMNS[name];
      return [name, type, isNullable];
    }),
  ),
);
