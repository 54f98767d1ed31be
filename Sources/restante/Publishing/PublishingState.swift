import ArgumentParser
import Foundation
import RestanteCore
import RestanteJSON

/// How far a file has been published, kept in a file of its own so that the work goes on there
/// after a crash.
///
/// Before a batch is sent, its length and its idempotency key are on the disk. Whoever does not
/// know what became of it sends the same batch with the same key again, and the server takes it in
/// once.
struct PublishingState: Equatable {
  /// A batch that may have been sent.
  struct Batch: Equatable {
    /// How many lines it has.
    var lines: Int64
    /// Its idempotency key.
    var key: String
  }

  /// The server.
  var server: String
  /// The digest of the file's first line, by which another file is noticed.
  var firstLine: String
  /// How many lines are published.
  var lines: Int64 = 0
  /// How many bytes they take.
  var bytes: Int64 = 0
  /// The batch after them, if it may have been sent.
  var batch: Batch?

  /// The state that a file holds; `nil` when there is no file.
  ///
  /// - Throws: `ValidationError` when it holds something else.
  static func read(from path: String) throws -> PublishingState? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    guard let contents = FileManager.default.contents(atPath: path),
      let value = try? JSONParser().parse(Array(contents)), let state = PublishingState(value)
    else { throw ValidationError("\(path) does not say how far a file was published.") }
    return state
  }

  private init?(_ value: JSONValue) {
    guard let server = value["server"]?.stringValue,
      let firstLine = value["first_line"]?.stringValue, let lines = value["lines"]?.intValue,
      let bytes = value["bytes"]?.intValue, lines >= 0, bytes >= 0
    else { return nil }
    self.init(server: server, firstLine: firstLine, lines: lines, bytes: bytes)
    guard let count = value["batch"]?["lines"]?.intValue, let key = value["batch"]?["key"] else {
      return
    }
    batch = Batch(lines: count, key: key.stringValue ?? "")
  }

  init(server: String, firstLine: String, lines: Int64 = 0, bytes: Int64 = 0) {
    self.server = server
    self.firstLine = firstLine
    self.lines = lines
    self.bytes = bytes
  }

  /// Writes the state, and returns once it would survive a power loss.
  func save(to path: String) throws {
    let draft = path + ".new"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw ValidationError(
        "\(draft) cannot be written: \(String(cString: strerror(errno))). Name another --state.")
    }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    try handle.write(contentsOf: Data(json.encoded() + [UInt8(ascii: "\n")]))
    try handle.synchronize()
    try handle.close()
    guard rename(draft, path) == 0 else {
      throw ValidationError("\(path) cannot be written: \(String(cString: strerror(errno))).")
    }
  }

  private var json: JSONValue {
    var members: JSONObject = [
      "server": .string(server), "first_line": .string(firstLine), "lines": .int(lines),
      "bytes": .int(bytes),
    ]
    if let batch { members["batch"] = ["lines": .int(batch.lines), "key": .string(batch.key)] }
    return .object(members)
  }
}
