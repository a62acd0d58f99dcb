/** Takes own tables: given by a button, or dropped anywhere on the page. */
import { useCallback, useEffect, useState } from "preact/hooks";
import type { Action } from "../logic/state.ts";

/** `isOver` is true while files hang over the page. */
export function useOwnRates(dispatch: (action: Action) => void): {
  readonly onFiles: (files: readonly File[]) => void;
  readonly isOver: boolean;
} {
  const [isOver, setOver] = useState(false);
  const onFiles = useCallback(
    (files: readonly File[]): void => {
      void import("../own/readTables.ts")
        .then(({ readTables }) => readTables(files))
        .then(
          (read) => dispatch({ type: "own", ...read }),
          (error: unknown) =>
            dispatch({
              type: "fail",
              message: error instanceof Error ? error.message : String(error),
            }),
        );
    },
    [dispatch],
  );
  useEffect(() => {
    const hasFiles = (event: DragEvent): boolean =>
      event.dataTransfer?.types.includes("Files") === true;
    const over = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault(); // else the browser would open the file in the place of the page
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(false);
      onFiles([...(event.dataTransfer?.files ?? [])]);
    };
    addEventListener("dragover", over);
    addEventListener("dragleave", leave);
    addEventListener("drop", drop);
    return () => {
      removeEventListener("dragover", over);
      removeEventListener("dragleave", leave);
      removeEventListener("drop", drop);
    };
  }, [onFiles]);
  return { onFiles, isOver };
}
