import ArgumentParser
import AsyncHTTPClient

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `restante demo`
struct Demo: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show the way of an event through a server of its own, with the requests.",
    discussion: """
      Runs a server in a temporary directory, on a free port of this machine. An application \
      subscribes, an event is published, claimed, lost with a consumer that dies, claimed again \
      and confirmed; another one fails, becomes a dead letter and is handed out again. Then the \
      server is stopped and its directory deleted. Takes a few seconds.
      """)

  func run() async throws {
    // Whatever files the process makes are its owner's alone.
    umask(0o077)
    try await DemonstrationServer.run { demo in
      let client = HTTPClient()
      let result: Result<Void, any Error>
      do {
        result = .success(try await Demonstration(demo, client: client).run())
      } catch {
        result = .failure(error)
      }
      try await client.shutdown()
      try result.get()
    }
  }
}
