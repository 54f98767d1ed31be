import ArgumentParser
import Foundation

/// Reads a file line by line, from any place on.
final class LineReader {
  private static let chunkBytes = 1 << 20
  /// The longest line that is read, in bytes: no server takes more.
  private static let longestLine = 32 << 20

  private let handle: FileHandle
  private let name: String
  private var buffer: [UInt8] = []
  private var start = 0
  /// The size of the file when it was opened, in bytes.
  let size: Int64

  /// Opens a file.
  ///
  /// - Throws: `ValidationError` when it cannot be read.
  init(path: String) throws {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw ValidationError("\(path) cannot be read.")
    }
    self.handle = handle
    name = path
    size = Int64(clamping: try handle.seekToEnd())
    try handle.seek(toOffset: 0)
  }

  /// Goes on at a byte of the file.
  func seek(to offset: Int64) throws {
    try handle.seek(toOffset: UInt64(clamping: offset))
    buffer = []
    start = 0
  }

  /// The next line with its end; `nil` at the end of the file. The last line need not have an end.
  func next() throws -> [UInt8]? {
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { start = end + 1 }
        return Array(buffer[start...end])
      }
      searched = buffer.count
      guard buffer.count - start <= Self.longestLine else {
        throw ValidationError("\(name) has a line that is too long.")
      }
      guard let chunk = try handle.read(upToCount: Self.chunkBytes), !chunk.isEmpty else { break }
      searched -= start
      buffer = Array(buffer[start...]) + chunk
      start = 0
    }
    guard start < buffer.count else { return nil }
    defer { start = buffer.count }
    return Array(buffer[start...])
  }
}
