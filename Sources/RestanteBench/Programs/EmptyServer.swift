import Foundation
import RestantePostgresCluster

/// The empty handler as a process of its own.
final class EmptyServer {
  private let program: ChildProgram
  let port: UInt16

  init() throws {
    let port = try FreePort.find()
    let directory = try ChildProgram.makeDirectory()
    let program = try ChildProgram(
      [BuiltProgram.path("restante-bench"), "empty-handler", "--port", "\(port)"], in: directory)
    do {
      _ = try program.patiently {
        try? HTTPConnection(host: "127.0.0.1", port: port).get("/reply/1").count
      }
    } catch {
      program.stop()
      throw error
    }
    self.program = program
    self.port = port
  }

  func stop() { program.stop() }
}

/// Programs that were built together with the bench.
enum BuiltProgram {
  static func path(_ name: String) -> String {
    URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
      .deletingLastPathComponent().appendingPathComponent(name).path
  }
}

/// Ports for programs that must be told theirs.
enum FreePort {
  static func find() throws -> UInt16 {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    return UInt16(try LoopbackPort.bind(descriptor))
  }
}
