import RestanteJSON
import Testing

@testable import RestanteServer

extension CommandLineTests {
  @Test("A misspelt setting is refused by name, with what may be meant, and nothing changes")
  func misspelt() async throws {
    let data = try TemporaryDirectory()
    let server = try await ServerProcess.start(data: data)
    defer { server.child.end() }
    let configure = ["queue", "configure", server.demo.clientID, "--data", data.path]
    let before = try await run(configure)
    let refused = try await run(configure + ["--retry", "first_dely=1"])
    #expect(refused.code != 0)
    #expect(refused.errors.contains("retry.first_dely"))
    #expect(refused.errors.contains("did you mean retry.first_delay?"))
    #expect(try await run(configure).output == before.output)
  }
}
