export { preparePath as prepare } from "./graphology.mjs";
