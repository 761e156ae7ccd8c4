// The language of STIX patterns, written down from STIX 2.1 §9 as a second opinion for the tests.
//
// What the text leaves open follows the published parsers: comments, `==`, `<>`, `NOT EXISTS`, a leading
// plus sign, an empty set, no order among booleans. Days of the calendar, ranges and counts of qualifiers
// are no matter of form and are not judged here.
grammar StixPattern;

pattern : sequence EOF ;

sequence : alternative (FOLLOWEDBY alternative)* ;
alternative : conjunction (OR conjunction)* ;
conjunction : qualified (AND qualified)* ;
qualified : observation qualifier* ;

observation
  : LBRACK anyOf RBRACK    # bracketed
  | LPAREN sequence RPAREN # grouped
  ;

qualifier
  : START Timestamp STOP Timestamp         # window
  | WITHIN (Integer | Float) SECONDS       # within
  | REPEATS Integer TIMES                  # repeats
  ;

anyOf : allOf (OR allOf)* ;
allOf : test (AND test)* ;

test
  : LPAREN anyOf RPAREN                                          # groupedTest
  | NOT? EXISTS path                                             # existence
  | path NOT? IN LPAREN (constant (COMMA constant)*)? RPAREN     # membership
  | path NOT? (EQ | NE) constant                                 # equality
  | path NOT? (LT | LE | GT | GE) orderable                      # order
  | path NOT? (LIKE | MATCHES | ISSUBSET | ISSUPERSET) String    # textTest
  ;

path : (Word | HyphenWord) COLON key step* ;
step
  : DOT key                          # keyStep
  | LBRACK (Integer | STAR) RBRACK   # indexStep
  ;
key : Word | String ;

constant : orderable | Boolean ;
orderable : Integer | NegativeInteger | Float | NegativeFloat | Hex | Binary | Timestamp | String ;

AND : 'AND' ;
OR : 'OR' ;
NOT : 'NOT' ;
FOLLOWEDBY : 'FOLLOWEDBY' ;
IN : 'IN' ;
LIKE : 'LIKE' ;
MATCHES : 'MATCHES' ;
ISSUBSET : 'ISSUBSET' ;
ISSUPERSET : 'ISSUPERSET' ;
EXISTS : 'EXISTS' ;
START : 'START' ;
STOP : 'STOP' ;
WITHIN : 'WITHIN' ;
SECONDS : 'SECONDS' ;
REPEATS : 'REPEATS' ;
TIMES : 'TIMES' ;
Boolean : 'true' | 'false' ;

EQ : '=' | '==' ;
NE : '!=' | '<>' ;
LE : '<=' ;
LT : '<' ;
GE : '>=' ;
GT : '>' ;
LBRACK : '[' ;
RBRACK : ']' ;
LPAREN : '(' ;
RPAREN : ')' ;
COLON : ':' ;
COMMA : ',' ;
DOT : '.' ;
STAR : '*' ;

Integer : '+'? Whole ;
NegativeInteger : '-' Whole ;
Float : '+'? Digit* '.' Digit+ ;
NegativeFloat : '-' Digit* '.' Digit+ ;
fragment Whole : '0' | [1-9] Digit* ;
fragment Digit : [0-9] ;

Hex : 'h' '\'' ([0-9A-Fa-f] [0-9A-Fa-f])* '\'' ;
Binary : 'b' '\'' Quad* (Quad | Sixty Sixty Sixty Feed '=' Feed | Sixty Sixty Feed '=' Feed '=' Feed)? '\'' ;
fragment Quad : Sixty Sixty Sixty Sixty Feed ;
fragment Sixty : Feed [A-Za-z0-9+/] ;
fragment Feed : [\r\n]* ;
Timestamp : 't' '\'' Four '-' Two '-' Two 'T' Two ':' Two ':' Two ('.' Digit+)? 'Z' '\'' ;
fragment Two : Digit Digit ;
fragment Four : Two Two ;
String : '\'' (~['\\] | '\\' ['\\])* '\'' ;

Word : [A-Za-z_] [A-Za-z0-9_]* ;
HyphenWord : [A-Za-z_] [A-Za-z0-9_-]* ;

Blank : [\p{White_Space}]+ -> skip ;
Comment : '/*' .*? '*/' -> skip ;
LineComment : '//' ~[\r\n]* -> skip ;
Strange : . ;
