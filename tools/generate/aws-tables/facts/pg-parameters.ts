/** Parameters of RDS for PostgreSQL. Only an API that needs an account returns the full list by version. */
import type { Table } from "../table.ts";
import { pack, sorted } from "../table.ts";
import { choices, numberRanges, switches } from "./pg-parameter-values.ts";

/** Static parameters: `applyMethod` must be `pending-reboot`. */
const fixedUntilRestart = `
  autovacuum_freeze_max_age autovacuum_max_workers logging_collector max_connections max_files_per_process max_locks_per_transaction
  max_pred_locks_per_transaction max_prepared_transactions rds.local_volume_spill_enabled rds.logical_replication shared_buffers
  track_activity_query_size wal_buffers
`;

/** Static in PostgreSQL itself, but missing from AWS's list. */
const probablyFixed = "huge_pages max_replication_slots max_wal_senders max_worker_processes shared_preload_libraries";

/** Dynamic parameters. AWS's list still includes names of old PostgreSQL versions. */
const dynamic = `
  application_name archive_command array_nulls authentication_timeout autovacuum autovacuum_analyze_scale_factor
  autovacuum_analyze_threshold autovacuum_naptime autovacuum_vacuum_cost_delay autovacuum_vacuum_cost_limit
  autovacuum_vacuum_scale_factor autovacuum_vacuum_threshold backslash_quote bgwriter_delay bgwriter_lru_maxpages
  bgwriter_lru_multiplier bytea_output check_function_bodies checkpoint_completion_target checkpoint_segments checkpoint_timeout
  checkpoint_warning client_connection_check_interval client_encoding client_min_messages commit_delay commit_siblings
  constraint_exclusion cpu_index_tuple_cost cpu_operator_cost cpu_tuple_cost cursor_tuple_fraction datestyle deadlock_timeout
  debug_pretty_print debug_print_parse debug_print_plan debug_print_rewritten default_statistics_target default_tablespace
  default_transaction_deferrable default_transaction_isolation default_transaction_read_only default_with_oids effective_cache_size
  effective_io_concurrency enable_bitmapscan enable_hashagg enable_hashjoin enable_indexscan enable_material enable_mergejoin
  enable_nestloop enable_seqscan enable_sort enable_tidscan escape_string_warning extra_float_digits from_collapse_limit fsync
  full_page_writes geqo geqo_effort geqo_generations geqo_pool_size geqo_seed geqo_selection_bias geqo_threshold
  gin_fuzzy_search_limit hot_standby_feedback intervalstyle join_collapse_limit lc_messages lc_monetary lc_numeric lc_time
  log_autovacuum_min_duration log_checkpoints log_connections log_disconnections log_duration log_error_verbosity log_executor_stats
  log_file_mode log_filename log_hostname log_lock_waits log_min_duration_statement log_min_error_statement log_min_messages
  log_parser_stats log_planner_stats log_rotation_age log_rotation_size log_statement log_statement_stats log_temp_files
  log_timezone log_truncate_on_rotation maintenance_work_mem max_stack_depth max_standby_archive_delay max_standby_streaming_delay
  quote_all_identifiers random_page_cost rds.log_retention_period rds.replica_identity_full search_path seq_page_cost
  session_replication_role sql_inheritance ssl ssl_renegotiation_limit standard_conforming_strings statement_timeout
  synchronize_seqscans synchronous_commit tcp_keepalives_count tcp_keepalives_idle tcp_keepalives_interval temp_buffers
  temp_tablespaces timezone track_activities track_counts track_functions track_io_timing transaction_deferrable
  transaction_isolation transaction_read_only transform_null_equals update_process_title vacuum_cost_delay vacuum_cost_limit
  vacuum_cost_page_dirty vacuum_cost_page_hit vacuum_cost_page_miss vacuum_defer_cleanup_age vacuum_freeze_min_age
  vacuum_freeze_table_age wal_writer_delay work_mem xmlbinary xmloption
`;

/** Set by RDS; the value names the parameter to set instead. */
const unmodifiable = { wal_level: "rds.logical_replication" };

/** Removed in a major version. */
const removed = {
  checkpoint_segments: 10,
  db_user_namespace: 17,
  default_with_oids: 12,
  force_parallel_mode: 16,
  old_snapshot_threshold: 17,
  operator_precedence_warning: 14,
  promote_trigger_file: 16,
  sql_inheritance: 10,
  ssl_renegotiation_limit: 10,
  stats_temp_directory: 15,
  trace_recovery_messages: 17,
  vacuum_cleanup_index_scale_factor: 14,
  vacuum_defer_cleanup_age: 16,
  wal_keep_segments: 13,
};

/** Added in a major version, without what RDS sets itself: files, archiving, TLS of the server, tests of the server. */
const addedIn: Readonly<Record<number, string>> = {
  13: "wal_keep_size",
  15: "log_startup_progress_interval recursive_worktable_factor stats_fetch_consistency",
  16: `createrole_self_grant debug_parallel_query enable_presorted_aggregate icu_validation_level
    max_parallel_apply_workers_per_subscription reserved_connections scram_iterations vacuum_buffer_usage_limit`,
  17: `commit_timestamp_buffers enable_group_by_reordering event_triggers io_combine_limit max_notify_queue_pages
    multixact_member_buffers multixact_offset_buffers notify_buffers serializable_buffers subtransaction_buffers
    sync_replication_slots synchronized_standby_slots transaction_buffers transaction_timeout`,
  18: `autovacuum_vacuum_max_threshold autovacuum_worker_slots enable_distinct_reordering enable_self_join_elimination
    file_copy_method idle_replication_slot_timeout io_max_combine_limit io_max_concurrency io_method io_workers log_lock_failures
    max_active_replication_origins md5_password_warnings track_cost_delay_timing vacuum_max_eager_freeze_failure_rate
    vacuum_truncate`,
};

/** The version of each: `io_method: 18`. */
function added(): Readonly<Record<string, number>> {
  return sorted(Object.entries(addedIn).flatMap(([major, names]) => names.split(/\s+/).map((name) => [name, Number(major)] as const)));
}

/** Old name to new name. */
const renamed = { force_parallel_mode: "debug_parallel_query", wal_keep_segments: "wal_keep_size" };

/** Which parameters apply at once, which after a restart, and which cannot be set. */
export function pgParameters(): Table {
  return {
    source:
      "AWS documentation, Working with parameters on RDS for PostgreSQL; probablyStatic, removed, added and renamed: PostgreSQL release notes; removed, added, ranges, switches and choices were compared with pg_settings of PostgreSQL 14.23, 15.18, 16.14, 17.10 and 18.1",
    date: "2026-11-30",
    note: "removed and added: since which major version. ranges: unit, lowest, highest, whether fractions are allowed. A name in none of the lists is applied pending-reboot, which is legal for every one.",
    static: words(fixedUntilRestart),
    probablyStatic: probablyFixed,
    dynamic: words(dynamic),
    unmodifiable,
    removed,
    added: added(),
    renamed,
    ranges: numberRanges(),
    switches: words(switches),
    choices,
  };
}

function words(text: string): string {
  return pack(text.trim().split(/\s+/).sort());
}
