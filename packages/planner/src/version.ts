/** Name and version of the engine, written into every answer. Kept equal to package.json by a test. */
export const ENGINE = "lianyun/0.1.0";
