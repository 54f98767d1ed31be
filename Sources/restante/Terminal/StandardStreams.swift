import ArgumentParser
import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The program's output and input. Output is written at once, also when it is piped.
enum StandardStreams {
  /// Writes a line.
  static func show(line: String) { put("\(line)\n", to: STDOUT_FILENO) }

  /// Writes to where a person at a terminal looks, but no program that reads the output.
  static func draw(_ text: String) { put(text, to: STDERR_FILENO) }

  private static func put(_ text: String, to descriptor: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno != EINTR { return }
      rest = rest.dropFirst(max(0, count))
    }
  }

  /// The next line that comes in, without its end; `nil` when there is none.
  static func readLine() -> String? { Swift.readLine(strippingNewline: true) }

  /// The contents of a file, or everything that comes in where it is called `-`.
  static func contents(of file: String) throws -> [UInt8] {
    if file == "-" { return readAll() }
    guard let contents = FileManager.default.contents(atPath: file) else {
      throw ValidationError("\(file) cannot be read.")
    }
    return Array(contents)
  }

  /// Everything that comes in until its end.
  static func readAll() -> [UInt8] {
    var contents: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(STDIN_FILENO, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return contents }
      contents += chunk.prefix(count)
    }
  }
}
