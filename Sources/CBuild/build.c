#include "build.h"

#ifndef RESTANTE_COMMIT
#define RESTANTE_COMMIT ""
#endif

#ifndef RESTANTE_SWIFT
#define RESTANTE_SWIFT ""
#endif

const char *restante_build_commit(void) { return RESTANTE_COMMIT; }

const char *restante_build_swift(void) { return RESTANTE_SWIFT; }
