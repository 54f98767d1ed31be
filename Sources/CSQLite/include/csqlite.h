/// Lets SQLite allocate without counting: the count needs a lock of the whole process for each of
/// the hundreds of allocations of a transaction, and nothing here reads it.
///
/// Has an effect only before the process opens its first database.
void csqlite_stop_counting_memory(void);
