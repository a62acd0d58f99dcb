export { prepareTree as prepare } from "./kernel.mjs";
