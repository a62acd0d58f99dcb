/** What the tables are, step by step: a step that was released is never changed. */

/** Statements of each step, for a schema. */
export const MIGRATIONS: readonly ((schema: string) => string)[] = [
  (schema) => `
    -- Compiled networks by the SHA-256 of their bytes, which is checked when they are loaded.
    CREATE TABLE ${schema}.snapshot (
      sha256 text PRIMARY KEY,
      bytes bytea NOT NULL
    );
    ALTER TABLE ${schema}.snapshot ALTER COLUMN bytes SET STORAGE EXTERNAL;

    CREATE TABLE ${schema}.run (
      number integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      -- SHA-256 of the manifest's content: what it says is checked when it is loaded.
      id text NOT NULL UNIQUE CHECK (id ~ '^[0-9a-f]{64}$'),
      name text NOT NULL,
      engine text NOT NULL,
      network_hash text NOT NULL,
      snapshot text NOT NULL REFERENCES ${schema}.snapshot,
      manifest bytea NOT NULL,
      chunks integer NOT NULL,
      rows bigint NOT NULL,
      state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'ended', 'cancelled')),
      submitted_at timestamptz NOT NULL DEFAULT now(),
      submitted_by text NOT NULL DEFAULT session_user
    );

    -- The truth: a chunk is finished when it has a row here. Parquet is compressed already.
    CREATE TABLE ${schema}.result (
      run integer NOT NULL REFERENCES ${schema}.run ON DELETE CASCADE,
      chunk integer NOT NULL,
      key text NOT NULL,
      sha256 text NOT NULL,
      rows integer NOT NULL,
      bytes bytea NOT NULL,
      PRIMARY KEY (run, chunk)
    );
    ALTER TABLE ${schema}.result ALTER COLUMN bytes SET STORAGE EXTERNAL;
    CREATE INDEX result_key ON ${schema}.result (key);

    -- One row a commit and no unique key on the chunk, so that a chunk that took effect twice is seen.
    CREATE TABLE ${schema}.effect (
      seq bigint GENERATED ALWAYS AS IDENTITY,
      run integer NOT NULL,
      chunk integer NOT NULL,
      worker text NOT NULL,
      at timestamptz NOT NULL DEFAULT now()
    );
    CREATE INDEX effect_run ON ${schema}.effect (run);

    -- Results that were found damaged: kept, and computed again.
    CREATE TABLE ${schema}.aside (
      run integer NOT NULL REFERENCES ${schema}.run ON DELETE CASCADE,
      chunk integer NOT NULL,
      sha256 text NOT NULL,
      bytes bytea NOT NULL,
      message text NOT NULL,
      at timestamptz NOT NULL DEFAULT now()
    );

    CREATE TABLE ${schema}.fault (
      seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      run integer NOT NULL REFERENCES ${schema}.run ON DELETE CASCADE,
      -- Null where a job named no chunk of the run.
      chunk integer,
      kind text NOT NULL,
      message text NOT NULL,
      worker text NOT NULL,
      is_dead boolean NOT NULL DEFAULT false,
      at timestamptz NOT NULL DEFAULT now()
    );
    CREATE INDEX fault_run ON ${schema}.fault (run, chunk);

    -- What each worker did, so that progress is a sum over workers and not over chunks. The row without a name makes the sum
    -- that of the results, where some were taken over or set aside.
    CREATE TABLE ${schema}.tally (
      run integer NOT NULL REFERENCES ${schema}.run ON DELETE CASCADE,
      worker text NOT NULL,
      chunks integer NOT NULL DEFAULT 0,
      rows bigint NOT NULL DEFAULT 0,
      began_at timestamptz NOT NULL DEFAULT now(),
      seen_at timestamptz NOT NULL DEFAULT now(),
      ended_at timestamptz,
      PRIMARY KEY (run, worker)
    ) WITH (fillfactor = 50);
  `,
  (schema) => `
    -- What took effect of late is asked for twice a second, of runs of any size.
    CREATE INDEX effect_run_at ON ${schema}.effect (run, at);
    DROP INDEX ${schema}.effect_run;
  `,
];
