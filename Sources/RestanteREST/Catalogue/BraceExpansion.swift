/// Spells out braces as a shell does: `ON{A,B}ADD` stands for `ONAADD` and `ONBADD`.
enum BraceExpansion {
  static func expand(_ pattern: Substring) -> [String] {
    guard let open = pattern.firstIndex(of: "{"),
      let close = pattern[open...].firstIndex(of: "}")
    else { return [String(pattern)] }
    let tails = expand(pattern[pattern.index(after: close)...])
    let choices = pattern[pattern.index(after: open)..<close]
      .split(separator: ",", omittingEmptySubsequences: false)
    return choices.flatMap { choice in tails.map { pattern[..<open] + choice + $0 } }
  }
}
