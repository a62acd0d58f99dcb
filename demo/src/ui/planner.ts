/** What parts of the page ask of the planner beside the question: in the worker, after the answer. */
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Later } from "../planning/client.ts";

export const PlannerContext = createContext<Later>(() => new Promise(() => {}));

export const useLater = (): Later => useContext(PlannerContext);
