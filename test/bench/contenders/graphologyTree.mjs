export { prepareTree as prepare } from "./graphology.mjs";
