<?php
// What the script needs of it is in lib/moodlelib.php.
