package dev.playbook.steps.sql.look;

/** Questions about what statements would reach. */
final class ReachSql {
  /**
   * The tables with these names, or of indexes with these names, and those that change with them:
   * through foreign keys (any when it says CASCADE) and as partitions.
   */
  private static final String REACHED =
      """
      WITH RECURSIVE reached AS (
        SELECT coalesce(i.indrelid, c.oid) AS oid
        FROM unnest(?::text[]) AS w (name) JOIN pg_class c ON c.oid = to_regclass(w.name)
          LEFT JOIN pg_index i ON i.indexrelid = c.oid
        UNION
        SELECT e.child FROM reached r JOIN (
          SELECT confrelid AS parent, conrelid AS child FROM pg_constraint
          WHERE contype = 'f' AND (?::boolean OR confdeltype IN ('c', 'n', 'd')
            OR confupdtype IN ('c', 'n', 'd'))
          UNION ALL SELECT inhparent, inhrelid FROM pg_inherits) e ON e.parent = r.oid)
      """;

  static final String RELATIONS =
      REACHED
          + """
          SELECT n.nspname AS schema, c.relname AS name
          FROM reached r JOIN pg_class c ON c.oid = r.oid
            JOIN pg_namespace n ON n.oid = c.relnamespace
          UNION
          SELECT n.nspname, c.relname FROM reached r JOIN pg_index i ON i.indrelid = r.oid
            JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
          ORDER BY 1, 2""";

  /**
   * Functions that do nothing but answer: PostgreSQL's own, and programs in C, that do not call
   * themselves volatile; and the usual volatile ones. What is written in SQL or PL may do anything,
   * whatever it says.
   */
  private static final String FUNCTIONS =
      """
      , functions AS (
        SELECT p.oid, p.proname, (n.nspname = 'pg_catalog' OR l.lanname IN ('internal', 'c'))
          AND (p.provolatile <> 'v' OR p.proname IN ('random', 'clock_timestamp', 'timeofday',
            'pg_sleep', 'gen_random_uuid', 'uuidv4', 'uuidv7', 'uuid_generate_v4',
            'gen_random_bytes', 'gen_salt'))
          AND NOT EXISTS (SELECT FROM pg_aggregate a JOIN pg_proc f
              ON f.oid IN (a.aggtransfn, a.aggfinalfn) JOIN pg_language fl ON fl.oid = f.prolang
            WHERE a.aggfnoid = p.oid AND fl.lanname NOT IN ('internal', 'c')) AS harmless
        FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang
          JOIN pg_namespace n ON n.oid = p.pronamespace)
      , filled AS (
        SELECT c.oid FROM unnest(?::text[]) AS w (name) JOIN pg_class c ON c.oid = to_regclass(w.name)
        UNION
        SELECT f.conrelid FROM pg_constraint f JOIN reached r ON r.oid = f.conrelid
        WHERE f.contype = 'f' AND (f.confdeltype = 'd' OR f.confupdtype = 'd'))
      , calls AS (SELECT ?::text[] AS called)
      , expressions AS (
        SELECT adrelid AS relation, 'pg_attrdef'::regclass AS class, oid FROM pg_attrdef
        UNION ALL SELECT conrelid, 'pg_constraint'::regclass, oid FROM pg_constraint
        UNION ALL SELECT indrelid, 'pg_class'::regclass, indexrelid FROM pg_index
        UNION ALL SELECT polrelid, 'pg_policy'::regclass, oid FROM pg_policy)
      """;

  /** Why a rollback would not be enough, the plainest reason first. */
  static final String OUTSIDE =
      REACHED
          + FUNCTIONS
          + """
          SELECT reason FROM (
            SELECT 1 AS place, format('`%s` takes numbers that no rollback gives back', p.proname)
              AS reason
            FROM functions p, calls WHERE p.proname IN ('nextval', 'setval') AND p.proname = ANY(called)
            UNION ALL
            SELECT 2, format('nobody can tell what `%s` does outside of the transaction', p.proname)
            FROM functions p, calls WHERE NOT p.harmless AND p.proname = ANY(called)
            UNION ALL
            SELECT 3, format('trigger `%s` of `%s` may act outside of the transaction', t.tgname,
              t.tgrelid::regclass)
            FROM pg_trigger t JOIN reached r ON r.oid = t.tgrelid WHERE NOT t.tgisinternal
            UNION ALL
            SELECT 4, format('rule `%s` of `%s` may act outside of the transaction', w.rulename,
              w.ev_class::regclass)
            FROM pg_rewrite w JOIN reached r ON r.oid = w.ev_class WHERE w.rulename <> '_RETURN'
            UNION ALL
            SELECT 5, format('`%s` is no table, and nobody can tell what stands behind it',
              c.oid::regclass)
            FROM pg_class c JOIN reached r ON r.oid = c.oid
              JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('v', 'f') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
            UNION ALL
            SELECT 6, format('column `%s` of `%s` takes numbers from a sequence, which no rollback'
              ' gives back', a.attname, a.attrelid::regclass)
            FROM pg_attribute a JOIN filled f ON f.oid = a.attrelid
              LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
            WHERE a.attnum > 0 AND NOT a.attisdropped
              AND (a.attidentity <> '' OR pg_get_expr(d.adbin, d.adrelid) LIKE '%nextval(%')
            UNION ALL
            SELECT 7, format('%snobody can tell what function `%s` does outside of the transaction',
              nullif(e.relation, 0)::regclass || ' calls it: ', p.proname)
            FROM expressions e JOIN pg_depend d ON d.classid = e.class AND d.objid = e.oid
              AND d.refclassid = 'pg_proc'::regclass
              JOIN functions p ON p.oid = d.refobjid AND NOT p.harmless
            WHERE e.relation = 0 OR e.relation IN (SELECT oid FROM reached)
            UNION ALL
            SELECT 8, format('operator `%s` calls `%s`, of which nobody can tell what it does outside'
              ' of the transaction', o.oprname, p.proname)
            FROM pg_operator o JOIN functions p ON p.oid = o.oprcode AND NOT p.harmless
            UNION ALL
            SELECT 9, format('a cast calls `%s`, of which nobody can tell what it does outside of the'
              ' transaction', p.proname)
            FROM pg_cast t JOIN functions p ON p.oid = t.castfunc AND NOT p.harmless
            UNION ALL
            SELECT 10, format('event trigger `%s` may act outside of the transaction', evtname)
            FROM pg_event_trigger WHERE evtenabled <> 'D'
            UNION ALL
            SELECT 11, 'the server does not count what a transaction does (`track_counts` is off)'
            WHERE current_setting('track_counts') = 'off') AS reasons
          ORDER BY place, reason LIMIT 1""";

  private ReachSql() {}
}
