#include "csqlite.h"

#include <sqlite3.h>

// A function with variable arguments, which Swift cannot call.
void csqlite_stop_counting_memory(void) { sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }
