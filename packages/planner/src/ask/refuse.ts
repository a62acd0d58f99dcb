/** Questions that cannot be asked, found out beyond the shape of the request. */
import { FreightError, type IssueCode, show } from "../errors.ts";

/** Throws a FreightError with one issue at a field of the request. */
export function refuse(column: string, code: IssueCode, message: string, received: unknown): never {
  throw new FreightError("The request cannot be read", [
    { code, severity: "error", at: { table: "request", column }, message, received },
  ]);
}

/** Throws a FreightError at an argument that is no list: callers without types give one question where several belong. */
export function checkList(argument: string, given: unknown): void {
  if (!Array.isArray(given))
    refuse(argument, "bad_request", `expected a list, found ${show(given)}`, given);
}
