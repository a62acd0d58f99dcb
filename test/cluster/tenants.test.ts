/** Whose runs are seen by whom, and that nobody gets at another's role. */
import { openCluster, upCluster } from "@lianyun/cluster";
import { makeManifest } from "@lianyun/node";
import { describe, expect, test } from "vitest";
import { openDatabase } from "../../packages/cluster/src/database/connect.ts";
import { openQueue } from "../../packages/cluster/src/queue/queue.ts";
import { readSmallStudy } from "../study/smallStudy.ts";
import { HAS_POSTGRES } from "./postgres.mjs";
import { usePostgres } from "./usePostgres.ts";

describe.skipIf(!HAS_POSTGRES)("with PostgreSQL", () => {
  const { as, url, withTenant } = usePostgres();

  test("a second role sees nothing of another tenant's, by command or by hand", async () => {
    const ready = await readSmallStudy();
    const manifest = makeManifest(ready, { chunkRows: 48 });
    await withTenant("alice", (alice) => alice.submit(manifest, ready.snapshot));
    await withTenant("bob", async (bob) => {
      expect(await bob.status()).toEqual([]);
      await expect(bob.run(manifest.id)).rejects.toThrow("has no run");
      for (const table of ["lianyun_alice.run", "lianyun_alice.result", "lianyun_alice_queue.job"])
        await expect(bob.database.ask(`SELECT * FROM ${table}`)).rejects.toThrow(
          "permission denied",
        );
    });
    expect(await as("bob", "status", "--tenant", "alice")).toMatchObject({ status: 2 });
    // Whoever makes a schema first does not get to read what another writes into it.
    const bob = await openCluster(url("bob"));
    await bob.database.ask("CREATE SCHEMA lianyun_carol");
    await bob.end();
    const carol = await as("lianyun_admin", "up", "--tenant", "carol");
    expect(carol.status).toBe(2);
    expect(carol.err).toContain("belongs to bob");
  });

  test("a tenant whose tables hold code does not get at the role of whoever runs the server", async () => {
    await withTenant("mallory", async ({ database, tenant: { schema } }) => {
      await database.ask(`ALTER TABLE ${schema}.migration RENAME TO kept`);
      // plpgsql, so that it can go back to the role that logged in.
      await database.ask(`CREATE FUNCTION ${schema}.trap() RETURNS integer LANGUAGE plpgsql AS $$
        BEGIN RESET ROLE; ALTER ROLE mallory SUPERUSER; RETURN 1; END $$`);
      await database.ask(`CREATE VIEW ${schema}.migration AS
        SELECT ${schema}.trap() AS version, ''::text AS engine, now() AS at`);
    });
    const up = await as("lianyun_admin", "up", "--tenant", "mallory");
    expect(up.status).toBe(2);
    expect(up.err).toContain("log in as mallory");
    const status = await as("lianyun_admin", "status", "--tenant", "mallory");
    expect(status.status).toBe(2);
    expect(status.err).toContain("log in as mallory or as a plain member of it");
    const admin = await openDatabase(url());
    await admin.ask("CREATE ROLE maker LOGIN CREATEROLE; GRANT mallory TO maker");
    expect((await as("maker", "status", "--tenant", "mallory")).err).toContain("may make roles");
    const { rows } = await admin.ask<{ super: boolean }>(
      "SELECT rolsuper AS super FROM pg_roles WHERE rolname = 'mallory'",
    );
    await admin.end();
    expect(rows).toEqual([{ super: false }]);
  });

  test("schemas that another made first are refused when they are opened, and a queue before anything is put into it", async () => {
    await withTenant("frank", async (frank) => {
      const admin = await openDatabase(url());
      const { queueSchema, schema } = frank.tenant;
      await frank.database.ask(`DROP SCHEMA ${queueSchema}`);
      await admin.ask("CREATE ROLE grace LOGIN");
      await admin.ask(`CREATE SCHEMA ${queueSchema} AUTHORIZATION grace`);
      await admin.ask(`GRANT ALL ON SCHEMA ${queueSchema} TO PUBLIC`);
      await expect(openQueue(frank.database, frank.tenant)).rejects.toThrow("belongs to grace");
      await expect(openCluster(url("frank"))).rejects.toThrow("belongs to grace");
      await admin.ask(`ALTER SCHEMA ${queueSchema} OWNER TO frank`);
      await admin.ask(`ALTER SCHEMA ${schema} OWNER TO grace`);
      await expect(openCluster(url("frank"))).rejects.toThrow("belongs to grace");
      await admin.end();
    });
  });

  test("whoever owns a database and may make roles sets tenants up, without being a superuser; a member acts as the tenant", async () => {
    const admin = await openDatabase(url());
    await admin.ask("CREATE ROLE keeper LOGIN CREATEROLE");
    await admin.ask("CREATE DATABASE kept OWNER keeper");
    await admin.ask("CREATE ROLE erin LOGIN");
    const kept = (role: string): string => url(role).replace("/postgres?", "/kept?");
    await upCluster(kept("keeper"), { tenant: "dora" });
    await admin.ask("GRANT dora TO erin");
    await admin.end();
    const ready = await readSmallStudy();
    const manifest = makeManifest(ready, { chunkRows: 48 });
    const erin = await openCluster(kept("erin"), { tenant: "dora" });
    await erin.submit(manifest, ready.snapshot);
    await erin.end();
    const dora = await openCluster(kept("dora"));
    expect((await dora.run(manifest.id)).submittedBy).toBe("erin");
    await dora.cancel(manifest.id, true);
    await dora.end();
    await expect(openCluster(kept("keeper"), { tenant: "nobody" })).rejects.toThrow(
      "no role of the tenant's name",
    );
  });
});
