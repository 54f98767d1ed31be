import ArgumentParser
import Foundation

/// A new file that lines are written to.
struct LineFile {
  private let handle: FileHandle

  /// Makes the file, readable by its owner alone.
  ///
  /// - Throws: `ValidationError` when there is such a file already or it cannot be made.
  init(creating path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
    guard descriptor >= 0 else {
      throw ValidationError("\(path) cannot be created: \(String(cString: strerror(errno)))")
    }
    handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }

  func write(line: String) throws {
    try handle.write(contentsOf: Data((line + "\n").utf8))
  }

  /// Makes sure that the lines are on the disk.
  func close() throws {
    try handle.synchronize()
    try handle.close()
  }
}
