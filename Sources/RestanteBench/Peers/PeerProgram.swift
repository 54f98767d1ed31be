import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The program of a peer, in a directory of its own.
struct PeerProgram {
  private let child: ChildProgram

  /// Starts a program and describes the peer that it is; ends it if that fails.
  static func start(
    environment: (URL) -> [String: String] = { _ in [:] }, _ command: (URL) -> [String],
    describe: (PeerProgram) throws -> Peer
  ) throws -> Peer {
    let directory = try ChildProgram.makeDirectory()
    let program = PeerProgram(
      child: try ChildProgram(
        command(directory), environment: environment(directory), in: directory))
    do {
      return try describe(program)
    } catch {
      program.stop()
      throw error
    }
  }

  /// Tries to connect until the program is ready.
  func whenReady<Connection>(
    seconds: Double = 30, _ connect: () throws -> Connection
  ) throws -> Connection {
    var last = "no attempt"
    do {
      return try child.patiently(seconds: seconds) {
        do {
          return try connect()
        } catch {
          last = "\(error)"
          return nil
        }
      }
    } catch {
      throw PeerFailure(description: "\(error); the last attempt: \(last)")
    }
  }

  /// Ends it at once; nobody needs its data.
  func stop() { child.stop(SIGKILL) }
}
