export { preparePath as prepare } from "./kernel.mjs";
