public import RestanteCore
public import RestanteJSON
import RestanteNative

/// Fixtures of a directory: what a lab's server is to be like before a test.
public struct LabFixtures: Sendable {
  /// The document that the files make, as `POST /lab/fixtures` takes it.
  public var members: JSONObject { folder.members }
  /// The files that were read.
  public var files: [String] { folder.files }

  let document: FixtureDocument
  private let folder: FixtureFolder

  /// Reads and checks all files of a directory that are YAML or JSON by their names, or one file.
  ///
  /// - Parameters:
  ///   - path: The directory.
  ///   - now: The present, from which times such as `yesterday` count.
  /// - Throws: ``FixtureError`` about the first thing that is wrong.
  public init(reading path: String, now: Timestamp) throws(FixtureError) {
    folder = try FixtureFolder(reading: path)
    do throws(Problem) {
      document = try FixtureSchema.document(folder.members, now: now)
    } catch {
      throw folder.error(at: error.argument, error.detail)
    }
  }

  /// Says where it stands what a problem is about that turned up later.
  func error(_ problem: Problem) -> FixtureError {
    folder.error(at: problem.argument, problem.detail)
  }
}
