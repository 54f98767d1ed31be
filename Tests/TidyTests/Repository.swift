import Foundation

/// The files of the repository.
enum Repository {
  /// A file under its path from the root of the repository.
  struct File: Sendable {
    let path: String
    let text: String

    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
  }

  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The Swift files of the program and its tests.
  static let swift = files(in: ["Sources", "Tests", "Fuzz"], extension: "swift")

  /// The pages of the documentation.
  static let pages = files(in: ["docs"], extension: "md") + files(at: "", extension: "md")

  /// The names of the folders in `Sources`.
  static let modules =
    (try? FileManager.default.contentsOfDirectory(
      atPath: root.appending(path: "Sources").path)) ?? []

  /// Whether there is a file or folder.
  static func has(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appending(path: path).path)
  }

  /// A file by its path; empty when there is none.
  static func file(_ path: String) -> File {
    let contents = try? String(contentsOf: root.appending(path: path), encoding: .utf8)
    return File(path: path, text: contents ?? "")
  }

  private static func files(in folders: [String], extension suffix: String) -> [File] {
    folders.flatMap { folder in
      let paths = FileManager.default.enumerator(atPath: root.appending(path: folder).path)
      return (paths?.compactMap { $0 as? String } ?? []).map { "\(folder)/\($0)" }
    }.filter { $0.hasSuffix(".\(suffix)") }.sorted().map(file)
  }

  private static func files(at folder: String, extension suffix: String) -> [File] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: root.path)
    return (names ?? []).filter { $0.hasSuffix(".\(suffix)") }.sorted().map(file)
  }
}
