import RestanteCore
import ServiceLifecycle

/// Keeps a service whose work may be done early in its place until the server stops.
///
/// Services are stopped one after the other, and one that ends out of its turn counts as a failure
/// of all: without this, a server that is stopped while it starts would exit with an error.
struct LastingService: NamedService {
  let base: any Service

  func run() async throws {
    try await base.run()
    // It throws when everything is cancelled, and then this one ends as well.
    try? await gracefulShutdown()
  }
}
