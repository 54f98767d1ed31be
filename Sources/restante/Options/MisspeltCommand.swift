import ArgumentParser
import RestanteCore

/// A command line whose command there is not.
struct MisspeltCommand {
  /// The word that is no command.
  let word: String
  /// The command to which it was given, such as `restante queue`.
  let parent: String
  /// What may be meant.
  let near: String

  /// Looks for a word that is no command, but near one; `nil` where there is none.
  ///
  /// - Parameters:
  ///   - arguments: The command line, without the program.
  ///   - root: The command of the program.
  init?(_ arguments: [String], of root: any ParsableCommand.Type) {
    var command = root
    var parent = root._commandName
    for word in arguments {
      let commands = command.configuration.subcommands
      guard !commands.isEmpty, !word.hasPrefix("-"), word != "help" else { return nil }
      if let next = commands.first(where: { $0._commandName == word }) {
        command = next
        parent += " \(word)"
        continue
      }
      guard let near = NearName.find(word, among: commands.map { $0._commandName }) else {
        return nil
      }
      (self.word, self.parent, self.near) = (word, parent, near)
      return
    }
    return nil
  }
}
