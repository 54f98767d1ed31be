import ArgumentParser
import Foundation
import RestanteLab
import Synchronization

/// A transcript that grows, readable by its owner alone.
final class TranscriptFile: Sendable {
  private let path: String
  private let handle: Mutex<FileHandle>
  private let failed = Mutex(false)

  /// Creates a file that is not there yet.
  ///
  /// - Throws: `ValidationError` where it is, or cannot be made.
  init(creating path: String) throws {
    guard !FileManager.default.fileExists(atPath: path) else {
      throw ValidationError("\(path) is there already; name another file, or remove it.")
    }
    let isMade = FileManager.default.createFile(
      atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
    guard isMade, let handle = FileHandle(forWritingAtPath: path) else {
      throw ValidationError("\(path) cannot be written.")
    }
    self.path = path
    self.handle = Mutex(handle)
  }

  /// Writes a line. What fails is told once, and at the end.
  func write(_ line: [UInt8]) {
    do {
      try handle.withLock { try $0.write(contentsOf: Data(line)) }
    } catch {
      let isFirst = failed.withLock { failed in
        defer { failed = true }
        return !failed
      }
      if isFirst { StandardStreams.draw("\(path) cannot be written: \(error)\n") }
    }
  }

  /// Whether everything was written.
  var isComplete: Bool { failed.withLock { !$0 } }

  /// Reads a transcript.
  static func read(_ path: String) throws -> Transcript {
    guard let contents = FileManager.default.contents(atPath: path) else {
      throw ValidationError("\(path) cannot be read.")
    }
    return try Transcript(Array(contents), path: path)
  }
}
