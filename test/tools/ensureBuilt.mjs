export { ensureBuilt as setup } from "./workspace.mjs";
